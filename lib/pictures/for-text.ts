import { painted } from './painted.ts';

/** As wide as a text is ever shown, in pixels of a sharp screen. */
const widthMost = 1_600;

/**
 * A picture of one's own, made anew: no larger than texts show it, and without what cameras write into files, such as the
 * place. Null for a file that is none.
 */
export async function pictureForText(file: Blob): Promise<Blob | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  try {
    const scale = Math.min(1, widthMost / bitmap.width);
    return await painted(
      bitmap,
      { width: Math.round(bitmap.width * scale), height: Math.round(bitmap.height * scale) },
      [],
    );
  } finally {
    bitmap.close();
  }
}
