import { readDocument, type DocumentType } from '#lib/model/documents.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import type { Guide } from '#lib/model/guide.ts';

/** Work that was set aside, as far as a person needs to recognise it and to take it elsewhere. */
export interface WorkWords {
  name: string;
  text: string;
  /** Only guides can become drafts again. */
  mayRestore: boolean;
}

const kinds: Record<DocumentType, string> = {
  guide: 'Guide',
  entry: 'Publication',
  flag: 'Report',
  label: 'Label',
  question: 'Question',
  comment: 'Comment',
  review: 'Review',
  app: 'App',
  person: 'Person',
  workspace: 'Workspace',
};

/** What it is called, and all that somebody wrote in it, without what only machines read. */
export function wordsOf(type: DocumentType, body: object): WorkWords {
  const guide = type === 'guide' ? readDocument('guide', body) : null;
  const { title, name, words, note, answer } = body as Partial<
    Record<'title' | 'name' | 'words' | 'note' | 'answer', string>
  >;
  const own = [title, name, words, note, answer].filter((one) => typeof one === 'string' && one.trim() !== '');
  return {
    name: `${kinds[type]} “${own[0] ?? 'Untitled'}”`,
    text: guide ? textOf(guide) : own.join('\n'),
    mayRestore: guide !== null,
  };
}

/** Markdown, as it was written. */
function textOf(guide: Guide): string {
  const steps = stepsInOrder(guide).map(
    ({ title, text }, i) => `${i + 1}. ${[title, text].filter(Boolean).join('\n   ')}`,
  );
  const parts = [
    guide.title && `# ${guide.title}`,
    guide.description,
    guide.text,
    steps.join('\n'),
    guide.pages.join('\n'),
  ];
  return parts.filter(Boolean).join('\n\n');
}
