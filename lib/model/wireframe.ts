import * as z from 'zod/mini';
import { isPrivate } from './private-text.ts';

/** What a page is drawn with. */
export const ShapeKind = z.enum([
  'box',
  'dialog',
  'button',
  'link',
  'tab',
  'field',
  'check',
  'heading',
  'text',
  'cell',
  'image',
]);
export type ShapeKind = z.infer<typeof ShapeKind>;

const Pixel = z.int().check(z.gte(-9999), z.lte(9999));
/** The application's own word for a control; what may be somebody's is no such word. */
const ControlLabel = z.string().check(
  z.minLength(1),
  z.maxLength(40),
  z.refine((label) => !isPrivate(label)),
);

/** What it is, where its left upper corner is, how wide and high it is, and what a control says. */
export const Shape = z.union([
  z.tuple([ShapeKind, Pixel, Pixel, Pixel, Pixel]),
  z.tuple([ShapeKind, Pixel, Pixel, Pixel, Pixel, ControlLabel]),
]);
export type Shape = z.infer<typeof Shape>;

/**
 * A picture of a page without a pixel of it: where things are, what kinds of things, and the application's own labels.
 * Pixels are the page's. Kept as a blob like other pictures; its first field says what it is.
 */
export const Wireframe = z.strictObject({
  wireframe: z.literal(1),
  width: z.int().check(z.gte(1), z.lte(8192)),
  height: z.int().check(z.gte(1), z.lte(8192)),
  shapes: z.array(Shape).check(z.maxLength(500)),
});
export type Wireframe = z.infer<typeof Wireframe>;

/** The wireframe that these bytes are, or null where they are anything else. */
export function readWireframe(text: string): Wireframe | null {
  try {
    return Wireframe.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
