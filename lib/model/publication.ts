import { audienceOf } from './audience.ts';
import type { Entry, Guide } from './guide.ts';
import { picturesOf, stepsInOrder } from './guide-rules.ts';
import { hashOf, inOneForm } from './hash.ts';
import { withoutOwner } from './ownership.ts';
import { titlesOf, withoutFormerWords } from './translation.ts';

export interface Publication {
  /** The guide as it is once it is published. */
  guide: Guide;
  entry: Entry;
  /** What the entry names by its hash. */
  body: string;
}

/** What publishing a guide would hand to readers, byte by byte the same on every device that has the same guide. */
export async function publicationOf(draft: Guide, at: string): Promise<Publication> {
  const guide: Guide = { ...draft, revision: draft.revision + 1, hasChanges: false, isArchived: false };
  const read = withoutFormerWords(withoutOwner(guide));
  const body = inOneForm(read);
  const { id, kind, title, description, appId, pages, authorId, revision } = read;
  const entry: Entry = {
    schemaVersion: 1,
    id,
    kind,
    title: title.trim(),
    description,
    appId,
    pages,
    authorId,
    revision,
    stepCount: stepsInOrder(read).length,
    publishedAt: at,
    body: await hashOf(new TextEncoder().encode(body)),
    pictures: picturesOf(read).toSorted(),
    ...audienceOf(read),
    ...titlesOf(read),
  };
  return { guide, entry, body };
}

/** All that readers would get of it, whenever that is, as one hash: what an approval is about. */
export async function contentOf(entry: Entry): Promise<string> {
  return hashOf(new TextEncoder().encode(inOneForm({ ...entry, publishedAt: '' })));
}

/** The same of a guide that is yet to be published. */
export async function contentOfGuide(guide: Guide): Promise<string> {
  return contentOf((await publicationOf(guide, '')).entry);
}
