import type * as z from 'zod/mini';
import { Comment } from './comment.ts';
import { Flag } from './flag.ts';
import { Entry, Guide } from './guide.ts';
import { picturesOf } from './guide-rules.ts';
import { Label } from './label.ts';
import { Question } from './question.ts';
import { Review } from './review.ts';
import { App, Person, Workspace } from './workspace.ts';

/** Every kind of document that travels, with its form. A new kind is added here and in feeds.ts, nowhere else. */
export const documentForms = {
  guide: Guide,
  entry: Entry,
  flag: Flag,
  label: Label,
  question: Question,
  comment: Comment,
  review: Review,
  app: App,
  person: Person,
  workspace: Workspace,
};

export type DocumentType = keyof typeof documentForms;
export type DocumentOf<T extends DocumentType> = z.infer<(typeof documentForms)[T]>;
export const documentTypes = Object.keys(documentForms) as DocumentType[];

export function isDocumentType(type: string): type is DocumentType {
  return Object.hasOwn(documentForms, type);
}

/** What says of itself which guide it is about: it goes where that goes. A question is the workspace's, whatever answers it. */
export const belongings = ['flag', 'label', 'comment', 'review'] as const satisfies readonly DocumentType[];

export function belongsToGuide(type: string): boolean {
  return (belongings as readonly string[]).includes(type);
}

/**
 * Is `body` a document of this type? The value itself is handed back, not a copy of the known fields, so that fields
 * of a newer version survive an older client. Null where it is not one.
 */
export function readDocument<T extends DocumentType>(type: T, body: unknown): DocumentOf<T> | null {
  return documentForms[type].safeParse(body).success ? (body as DocumentOf<T>) : null;
}

/** Where a document refers to blobs, those must be stored before it is, and may be read by whoever may read it. */
export function blobsOf(type: DocumentType, body: unknown): string[] {
  if (type === 'guide') return picturesOf(body as Guide);
  if (type === 'entry') return [(body as Entry).body, ...(body as Entry).pictures];
  return [];
}
