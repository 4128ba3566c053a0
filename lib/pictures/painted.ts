import type { Rect } from '#lib/model/recording.ts';

/** A picture of this size with these parts of it painted over, in pixels of the picture. */
export async function painted(
  bitmap: ImageBitmap,
  { width, height }: { width: number; height: number },
  parts: readonly Rect[],
): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const paint = canvas.getContext('2d');
  if (!paint) throw new Error('This browser gave no canvas to mask a picture on.');
  paint.drawImage(bitmap, 0, 0, width, height);
  paint.fillStyle = '#c3cad5';
  for (const part of parts) paint.fillRect(part.x, part.y, part.width, part.height);
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
}
