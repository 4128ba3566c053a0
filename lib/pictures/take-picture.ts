import type { Picture } from '#lib/model/guide.ts';
import type { Masks, Rect } from '#lib/model/recording.ts';
import { painted } from './painted.ts';

/** What taking a picture needs of the world: the browser's capture, the page's second opinion, a place to keep it. */
export interface Camera {
  /** True once nothing of ours is on the screen. */
  isClear(): Promise<boolean>;
  /** The visible part of the tab as a data URL; throws where the browser refuses. */
  capture(): Promise<string>;
  /** What must be hidden now; null when the page is gone, or does not show any more what it showed then. */
  masksNow(documentId: string): Promise<Masks | null>;
  keep(picture: Blob): Promise<string>;
}

const mostPixels = 1280;
const padPx = 2;
/** So little that the places before and after, each with its rim, cover everything between them. */
const movedPx = 4;

/**
 * A masked picture, or null where it would not be sure to hide everything: when the page changed between asking what to
 * hide and the picture, when it had done by then what the press was for, or when nobody could say what to hide. Both opinions, before and after, are painted over. The
 * unmasked picture exists in memory only.
 */
export async function takePicture(camera: Camera, before: Masks, frame: Rect): Promise<Picture | null> {
  if (!(await camera.isClear())) return null;
  const dataUrl = await camera.capture();
  // Before anything else: what the page does from now on is not in the picture, and would be taken for it.
  const after = await camera.masksNow(before.documentId);
  if (!after || after.documentId !== before.documentId || !isSameView(before, after)) return null;
  if (hasMoved(before.rects, after.rects)) return null;
  const bitmap = await bitmapOf(dataUrl);
  try {
    return await keepMasked(camera, bitmap, [...before.rects, ...after.rects], frame, before.viewport.width);
  } finally {
    bitmap.close();
  }
}

async function bitmapOf(dataUrl: string): Promise<ImageBitmap> {
  const response = await fetch(dataUrl);
  return createImageBitmap(await response.blob());
}

function isSameView(a: Masks, b: Masks): boolean {
  return (
    a.viewport.width === b.viewport.width &&
    a.viewport.height === b.viewport.height &&
    a.viewport.scale === b.viewport.scale
  );
}

/**
 * What moved while the picture was taken was at a third place in it, which nobody knows. What only came, or only went
 * with nothing of its size elsewhere, was where it was said to be or not in the picture at all. Scrolling, which also
 * takes things away, the page says itself: it changes its id.
 */
function hasMoved(before: Rect[], after: Rect[]): boolean {
  const gone = before.filter((rect) => !after.some((other) => isNear(rect, other)));
  if (gone.length === 0) return false;
  const strangers = after.filter((rect) => !before.some((other) => isNear(rect, other)));
  return gone.some((rect) => strangers.some((other) => isSameSize(rect, other)));
}

function isNear(a: Rect, b: Rect): boolean {
  return Math.abs(a.x - b.x) <= movedPx && Math.abs(a.y - b.y) <= movedPx && isSameSize(a, b);
}

function isSameSize(a: Rect, b: Rect): boolean {
  return Math.abs(a.width - b.width) <= movedPx && Math.abs(a.height - b.height) <= movedPx;
}

async function keepMasked(
  camera: Camera,
  bitmap: ImageBitmap,
  masks: Rect[],
  frame: Rect,
  cssWidth: number,
): Promise<Picture> {
  const width = Math.min(mostPixels, bitmap.width);
  const height = Math.round((bitmap.height * width) / bitmap.width);
  // The capture's scale is not always the device's: a zoomed page differs. The width of both is what can be compared.
  const scale = width / cssWidth;
  const scaled = (rect: Rect, pad = 0): Rect => ({
    x: (rect.x - pad) * scale,
    y: (rect.y - pad) * scale,
    width: (rect.width + 2 * pad) * scale,
    height: (rect.height + 2 * pad) * scale,
  });
  const parts = masks.map((mask) => scaled(mask, padPx));
  const sha256 = await camera.keep(await painted(bitmap, { width, height }, parts));
  return { sha256, width, height, frame: scaled(frame) };
}
