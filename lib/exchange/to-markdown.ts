import { stepNote } from '#lib/handout/step-note.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import type { Guide, Step } from '#lib/model/guide.ts';
import { textFile, titleOfBook, type Book, type MadeFile } from './book.ts';
import { fileNameOf, uniqueNames } from './file-name.ts';
import { asMarkdown, forOthers, type PathOf } from './markdown-words.ts';
import { endingOf } from './picture-types.ts';
import { handoutsOf, missingPictures } from './to-html.ts';
import { pack, type PackedFile } from './zip.ts';

/** The guides as text, without pictures: for the clipboard. */
export function toMarkdownText({ guides }: Book): string {
  return guides.map(({ guide }) => markdownOf(guide, () => null)).join('\n\n---\n\n');
}

/** A file for each guide, and a folder of pictures beside them. */
export async function toMarkdownZip(book: Book): Promise<MadeFile> {
  const names = uniqueNames();
  const pathOf: PathOf = (sha256) => {
    const picture = book.pictures.get(sha256);
    return picture ? `pictures/${sha256.slice(0, 16)}.${endingOf(picture.type) ?? 'bin'}` : null;
  };
  const texts = book.guides.map(({ guide }): PackedFile => {
    const text = `${markdownOf(guide, pathOf)}\n`;
    return { path: `${names(fileNameOf(guide.title))}.md`, bytes: new TextEncoder().encode(text) };
  });
  const pictures = [...book.pictures].map(([sha256, { bytes }]): PackedFile => ({ path: pathOf(sha256)!, bytes }));
  const packed = await pack([...texts, ...pictures]);
  const name = `${fileNameOf(titleOfBook(book))}.zip`;
  return { ...textFile(name, 'application/zip', '', missingPictures(book, handoutsOf(book))), bytes: packed };
}

function markdownOf(guide: Guide, pathOf: PathOf): string {
  const steps = stepsInOrder(guide);
  const parts = [
    `# ${asMarkdown(oneLine(guide.title)) || 'Untitled'}`,
    asMarkdown(guide.description.trim()),
    forOthers(guide.text.trim(), pathOf),
    ...steps.map((step, index) => stepText(step, index, steps, pathOf)),
  ];
  return parts.filter(Boolean).join('\n\n');
}

function stepText(step: Step, index: number, steps: readonly Step[], pathOf: PathOf): string {
  const note = stepNote(step, steps);
  const path = step.picture && pathOf(step.picture.sha256);
  const number = steps.length > 1 ? `${index + 1}. ` : '';
  const parts = [
    (number || step.title.trim()) && `## ${number}${oneLine(forOthers(step.title, pathOf))}`,
    note && `_${note}_`,
    step.page && `On \`${step.page.replaceAll('`', '')}\``,
    forOthers(step.text.trim(), pathOf),
    path && `![The page at step ${index + 1}](${path})`,
  ];
  return parts.filter(Boolean).join('\n\n');
}

/** A heading ends with its line. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
