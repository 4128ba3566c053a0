import { readWireframe } from '#lib/model/wireframe.ts';
import { drawWireframe, type Drawing } from './draw.ts';

export interface Image {
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A stored picture as an `img` shows it: pixels as they are, a wireframe drawn. Null for bytes that are no picture. */
export function toImage({ type, bytes }: Image, drawing?: Drawing): Image | null {
  if (type.startsWith('image/')) return { type, bytes };
  const wireframe = readWireframe(new TextDecoder().decode(bytes));
  return wireframe && { type: svgType, bytes: new TextEncoder().encode(drawWireframe(wireframe, drawing)) };
}

export const svgType = 'image/svg+xml';
