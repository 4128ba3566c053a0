import * as z from 'zod/mini';
import { Advance, Chord } from './guide.ts';
import { Id } from './ids.ts';
import { SpokenTarget } from './target.ts';

const Number = z.int().check(z.gte(0));
/** Lists may be longer than this, but nobody sees where that ends. */
const farthestPx = 1e6;
const pixels = z.number().check(z.overwrite((value) => Math.max(-farthestPx, Math.min(value, farthestPx))));
const most = 10;

/** What is to be heard of an element that was found: the step's action, as `advanceOn` hears it. */
const Hearing = z.strictObject({
  element: Number,
  advanceOn: Advance,
  keys: z.optional(Chord),
  isEnterNext: z.boolean(),
  /** What is said to the page around it when the reader begins to type, and when it is done. */
  words: z.tuple([Id, Id]),
});

/** All that the player in a page has our script in a frame of another site do at a time; who is not named any more is let go. */
export const Errand = z.strictObject({
  awaited: z.array(z.strictObject({ id: Number, target: SpokenTarget })).check(z.maxLength(most)),
  heard: z.array(Hearing).check(z.maxLength(most)),
  /** Which element to scroll to, once. */
  shown: z.nullable(Number),
});
export type Errand = z.infer<typeof Errand>;

/** Of a target that is awaited: where it is. Elements are numbers that only that script knows; boxes in the frame's pixels. */
const Finding = z.strictObject({
  id: Number,
  found: z.nullable(
    z.strictObject({
      element: Number,
      outcome: z.enum(['found', 'unsure']),
      /** Left, top, width, height. */
      box: z.tuple([pixels, pixels, pixels, pixels]),
    }),
  ),
});
export type Finding = z.infer<typeof Finding>;
export const Findings = z.array(Finding).check(z.maxLength(most));
