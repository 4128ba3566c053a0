import type { BookPicture } from '#lib/exchange/book.ts';
import type { Brought } from '#lib/exchange/import/read-files.ts';
import { dataUrlOf } from '#lib/exchange/picture-types.ts';
import { ask } from '#lib/messages/ask.ts';
import { picturesOf } from '#lib/model/guide-rules.ts';
import type { GuideDraft } from '#lib/model/guide-draft.ts';
import { Problem } from '#lib/model/problem.ts';
import { hashOf } from '#lib/model/hash.ts';
import { paintedDrawing } from './painted.ts';

const mostBytes = 300_000_000;

/** What these files would bring. A file of a folder knows where it lay, so that its pictures are found. */
export async function look(files: readonly File[]): Promise<Brought> {
  if (files.reduce((sum, file) => sum + file.size, 0) > mostBytes)
    throw new Problem('too-large', 'That is more than 300 MB. Import it in parts.');
  const { readFiles } = await import('#lib/exchange/import/read-files.ts');
  const read = files.map(async (file) => ({
    path: file.webkitRelativePath || file.name,
    bytes: new Uint8Array(await file.arrayBuffer()),
  }));
  return readFiles(await Promise.all(read), { hashOf, paint: paintedDrawing });
}

/** Pictures first; where one is refused there is no guide yet that would miss it. */
export async function bring(drafts: GuideDraft[], pictures: Map<string, BookPicture>): Promise<string[]> {
  for (const sha256 of new Set(drafts.flatMap((draft) => picturesOf(draft)))) {
    const picture = pictures.get(sha256);
    if (picture) await ask('picture:bring', { dataUrl: dataUrlOf(picture.type, picture.bytes) });
  }
  return (await ask('import:save', { guides: drafts })).guideIds;
}
