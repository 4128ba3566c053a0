import type { Book, BookPicture } from '#lib/exchange/book.ts';
import { sniffPicture } from '#lib/exchange/picture-types.ts';
import { ask } from '#lib/messages/ask.ts';
import { picturesOf } from '#lib/model/guide-rules.ts';
import { guideNow } from '#lib/model/moved.ts';
import { isSaidIn, saidIn } from '#lib/model/translation.ts';
import type { Device } from '#lib/store/device.ts';
import { readMoves } from '#lib/store/read.ts';
import { svgType, toImage } from '#lib/wireframe/to-image.ts';
import type { Format } from './formats.ts';
import { painted } from './painted.ts';

/**
 * These guides as this person sees them, in that language or (empty, and where they are not said in it) as they were
 * written, with those of their pictures that are here or could be fetched.
 */
export async function gather(
  device: Device,
  guideIds: readonly string[],
  names: Map<string, string>,
  language = '',
): Promise<Book> {
  const guides: Book['guides'] = [];
  const pictures = new Map<string, BookPicture>();
  const moves = await readMoves(device);
  for (const guideId of guideIds) {
    const fetched = guideNow(await ask('guide:fetch', { guideId }), moves);
    const guide = isSaidIn(fetched, language) ? saidIn(fetched, language) : fetched;
    guides.push({ guide, authorName: names.get(guide.authorId) ?? '', written: fetched });
    for (const blob of await device.blobs.bulkGet(picturesOf(guide))) {
      const bytes = blob && new Uint8Array(await blob.bytes.arrayBuffer());
      const type = bytes && sniffPicture(bytes);
      if (type) pictures.set(blob.sha256, { bytes, type });
    }
  }
  return { guides, pictures };
}

/** How many of them are not in that language. */
export function unsaidIn({ guides }: Book, language: string): number {
  return guides.filter(({ guide }) => guide.language !== language).length;
}

/** With pictures that the format knows. Our own keeps them as they are. */
export async function bookFor(format: Format, book: Book): Promise<Book> {
  if (format === 'handrail') return book;
  return format === 'pdf' || format === 'slides' ? onPaper(book) : onScreen(book);
}

/** Wireframes are drawn in their reader's light. */
function onScreen(book: Book): Book {
  return withPictures(book, (picture) => toImage(picture) ?? picture);
}

/** PDF and slides know neither WebP nor SVG. */
async function onPaper(book: Book): Promise<Book> {
  const drawn = withPictures(book, (picture) => toImage(picture, { isForPaper: true }) ?? picture);
  const painted = [...drawn.pictures].map(async ([sha256, picture]) => [sha256, await asKnown(picture)] as const);
  return { ...book, pictures: new Map(await Promise.all(painted)) };
}

function withPictures(book: Book, change: (picture: BookPicture) => BookPicture): Book {
  return { ...book, pictures: new Map([...book.pictures].map(([sha256, picture]) => [sha256, change(picture)])) };
}

/** Lines stay sharp as PNG, photographs small as JPEG. */
async function asKnown(picture: BookPicture): Promise<BookPicture> {
  if (picture.type === svgType) return painted(picture, { type: 'image/png' });
  return picture.type === 'image/webp' ? painted(picture, { type: 'image/jpeg', quality: 0.88 }) : picture;
}
