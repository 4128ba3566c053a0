import * as z from 'zod/mini';
import { Sha256 } from '#lib/model/ids.ts';
import { GuideDraft } from '#lib/model/guide-draft.ts';
import { picturesOf } from '#lib/model/guide-rules.ts';
import { withoutFormerWords } from '#lib/model/translation.ts';
import { textFile, titleOfBook, type Book, type MadeFile } from './book.ts';
import { fileNameOf } from './file-name.ts';
import { dataUrlOf } from './picture-types.ts';
import { handoutsOf, missingPictures } from './to-html.ts';

const format = 'handrail-guides';
const version = 1;

/** What every version has; the rest is read only after this was understood. */
const Head = z.object({ format: z.literal(format), version: z.int() });

/** Guides with all that makes them playable, and their pictures as data URLs. */
const GuidesFile = z.object({
  format: z.literal(format),
  version: z.literal(version),
  guides: z.array(GuideDraft).check(z.minLength(1), z.maxLength(500)),
  pictures: z.record(Sha256, z.string()),
});

/** Whose guide it was, in which state and in which workspace, stays here: whoever imports it is its author there. */
export function toGuidesFile(book: Book): MadeFile {
  const guides = book.guides.map(({ guide }) => withoutFormerWords(guide));
  const used = new Set(guides.flatMap(picturesOf));
  const file: z.infer<typeof GuidesFile> = {
    format,
    version,
    guides: guides.map((guide) => z.parse(GuideDraft, { ...guide })),
    pictures: Object.fromEntries(
      [...book.pictures].flatMap(([sha256, { type, bytes }]) =>
        used.has(sha256) ? [[sha256, dataUrlOf(type, bytes)]] : [],
      ),
    ),
  };
  const name = `${fileNameOf(titleOfBook(book))}.handrail.json`;
  return textFile(name, 'application/json', JSON.stringify(file, null, 1), missingPictures(book, handoutsOf(book)));
}

/** Null: this is no file of ours. A sentence: it is one, and cannot be read. */
export function readGuidesFile(json: unknown): z.infer<typeof GuidesFile> | string | null {
  const head = Head.safeParse(json);
  if (!head.success) return null;
  if (head.data.version > version) return 'It was made by a newer version of Handrail. Update to read it.';
  const file = GuidesFile.safeParse(json);
  if (!file.success) return 'It is not in the right form. Export it anew.';
  return file.data;
}
