import type { Book, BookPicture } from '#lib/exchange/book.ts';
import { ask } from '#lib/messages/ask.ts';
import { picturesOf } from '#lib/model/guide-rules.ts';
import type { Device } from '#lib/store/device.ts';

/** These guides as this person sees them, with those of their pictures that are here or could be fetched. */
export async function gather(device: Device, guideIds: readonly string[], names: Map<string, string>): Promise<Book> {
  const guides: Book['guides'] = [];
  const pictures = new Map<string, BookPicture>();
  for (const guideId of guideIds) {
    const guide = await ask('guide:fetch', { guideId });
    guides.push({ guide, authorName: names.get(guide.authorId) ?? '' });
    for (const blob of await device.blobs.bulkGet(picturesOf(guide)))
      if (blob?.bytes.type.startsWith('image/')) {
        const bytes = new Uint8Array(await blob.bytes.arrayBuffer());
        pictures.set(blob.sha256, { bytes, type: blob.bytes.type });
      }
  }
  return { guides, pictures };
}

/** PDF and slides know no WebP. */
export async function withoutWebp(book: Book): Promise<Book> {
  const pictures = new Map<string, BookPicture>();
  for (const [sha256, picture] of book.pictures)
    pictures.set(sha256, picture.type === 'image/webp' ? await toJpeg(picture) : picture);
  return { ...book, pictures };
}

async function toJpeg({ bytes, type }: BookPicture): Promise<BookPicture> {
  const bitmap = await createImageBitmap(new Blob([bytes], { type }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const paint = canvas.getContext('2d');
  if (!paint) throw new Error('This browser gave no canvas to turn a picture into a JPEG.');
  paint.drawImage(bitmap, 0, 0);
  bitmap.close();
  const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.88 });
  return { bytes: new Uint8Array(await jpeg.arrayBuffer()), type: 'image/jpeg' };
}
