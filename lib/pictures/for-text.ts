import { painted } from './painted.ts';

/** As wide as a text is ever shown, in pixels of a sharp screen. */
const widthMost = 1_600;
/** No canvas and no WebP is as high as a file may say that it is. */
const heightMost = 8_000;

/**
 * A picture of one's own, made anew: no larger than texts show it, and without what cameras write into files, such as the
 * place. Null for a file that is none.
 */
export async function pictureForText(file: Blob): Promise<Blob | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  try {
    const scale = Math.min(1, widthMost / bitmap.width, heightMost / bitmap.height);
    const scaled = (length: number) => Math.max(1, Math.round(length * scale));
    return await painted(bitmap, { width: scaled(bitmap.width), height: scaled(bitmap.height) }, []);
  } finally {
    bitmap.close();
  }
}
