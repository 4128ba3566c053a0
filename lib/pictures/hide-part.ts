import type { Rect } from '#lib/model/recording.ts';
import { readWireframe, type Shape } from '#lib/model/wireframe.ts';
import { painted } from './painted.ts';

/**
 * The same picture, made anew without what a part of it shows: pixels are painted over, a wireframe's labels go. Null
 * for what is no wireframe either; rejects with a DOMException where the browser cannot show the pixels.
 */
export async function hidePart(picture: Blob, part: Rect): Promise<Blob | null> {
  if (picture.type.startsWith('image/')) return paintedOver(picture, part);
  const wireframe = readWireframe(await picture.text());
  if (!wireframe) return null;
  const shapes = wireframe.shapes.map((shape) => (isTouched(shape, part) ? unlabelled(shape) : shape));
  return new Blob([JSON.stringify({ ...wireframe, shapes })], { type: 'application/json' });
}

async function paintedOver(picture: Blob, { x, y, width, height }: Rect): Promise<Blob> {
  const bitmap = await createImageBitmap(picture);
  try {
    // To the end of each pixel: half of one would still show what it was.
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const part = { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
    return await painted(bitmap, bitmap, [part]);
  } finally {
    bitmap.close();
  }
}

const isTouched = ([, x, y, width, height]: Shape, part: Rect): boolean =>
  x < part.x + part.width && x + width > part.x && y < part.y + part.height && y + height > part.y;

const unlabelled = ([kind, x, y, width, height]: Shape): Shape => [kind, x, y, width, height];
