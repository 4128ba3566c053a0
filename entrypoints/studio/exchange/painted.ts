import type { BookPicture } from '#lib/exchange/book.ts';

interface Form {
  type: string;
  quality?: number;
  /** It is made smaller where it is larger than that. */
  most?: { width: number; height: number };
}

/** As large as a text shows a picture; a drawing may say that it is of any size. */
const mostInText = { width: 1_600, height: 8_000 };

/** The same picture in another form. Rejects where the browser cannot show it. */
export async function painted({ bytes, type }: BookPicture, { most, ...form }: Form): Promise<BookPicture> {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  try {
    image.src = url;
    await image.decode();
    const { naturalWidth, naturalHeight } = image;
    const scale = most ? Math.min(1, most.width / naturalWidth, most.height / naturalHeight) : 1;
    const [width, height] = [Math.round(naturalWidth * scale), Math.round(naturalHeight * scale)];
    const canvas = new OffscreenCanvas(width, height);
    const paint = canvas.getContext('2d');
    if (!paint) throw new Error('This browser gave no canvas to turn a picture into one that others know.');
    paint.drawImage(image, 0, 0, width, height);
    const blob = await canvas.convertToBlob(form);
    return { bytes: new Uint8Array(await blob.arrayBuffer()), type: form.type };
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** A drawing as everybody will see it, so in daylight; null where it is none, or has no size. */
export async function paintedDrawing(svg: Uint8Array): Promise<BookPicture | null> {
  const text = new TextDecoder().decode(svg).replaceAll('color-scheme: light dark', 'color-scheme: light');
  const drawing = { bytes: new TextEncoder().encode(text), type: 'image/svg+xml' };
  try {
    return await painted(drawing, { type: 'image/png', most: mostInText });
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
