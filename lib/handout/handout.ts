import { toRich, toRichInline } from '#lib/markdown/to-rich.ts';
import type { Guide, GuideKind, Picture } from '#lib/model/guide.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import { languagesIn, placeIn, type Languages } from '#lib/model/translation.ts';
import type { RichBlock, RichInline } from '#lib/model/rich.ts';
import { stepNote } from './step-note.ts';

/** What a reader may read of a guide anywhere: words, pictures and addresses; no targets, ids or names of accounts. */
export interface Handout {
  kind: GuideKind;
  languages: Languages<'title' | 'description' | 'text'>;
  title: string;
  authorName: string;
  description: string;
  text: RichBlock[];
  steps: HandoutStep[];
}

export interface HandoutStep {
  languages: Languages<'title' | 'text'>;
  title: RichInline[];
  text: RichBlock[];
  /** Where this step is done, where that is another page than before. A page pattern. */
  page: string;
  /** When it is done, or what it decides. */
  note: string;
  picture: Picture | null;
}

/** `written`: as its author wrote it, where the guide is that in another language. */
export function toHandout(guide: Guide, authorName: string, written = guide): Handout {
  const { kind, description } = guide;
  const steps = stepsInOrder(guide);
  const languages = languagesIn(written, guide.language);
  const languageAt = (place: string) => languages.get(place);
  return {
    kind,
    languages: {
      title: languageAt('title'),
      description: languageAt('description'),
      text: languageAt('text'),
    },
    title: guide.title.trim() || 'Untitled',
    authorName,
    description: description.trim(),
    text: toRich(guide.text),
    steps: steps.map((step, index) => ({
      languages: { title: languageAt(placeIn(step.id, 'title')), text: languageAt(placeIn(step.id, 'text')) },
      title: toRichInline(step.title),
      text: toRich(step.text),
      page: step.page || (index === 0 ? (guide.pages[0] ?? '') : ''),
      note: stepNote(step, steps),
      picture: step.picture,
    })),
  };
}

/** Hashes of all pictures that are shown, in the order in which they are. */
export function picturesIn({ steps, text }: Pick<Handout, 'steps' | 'text'>): string[] {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(look);
    if (value === null || typeof value !== 'object') return;
    if ('kind' in value && value.kind === 'picture' && 'sha256' in value) found.push(String(value.sha256));
    Object.values(value).forEach(look);
  };
  look(text);
  for (const step of steps) {
    look([step.title, step.text]);
    if (step.picture) found.push(step.picture.sha256);
  }
  return [...new Set(found)];
}
