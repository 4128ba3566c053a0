import * as z from 'zod/mini';
import { Action, Advance, Chord } from './guide.ts';
import { Target } from './target.ts';
import { Wireframe } from './wireframe.ts';

export const Rect = z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Rect = z.infer<typeof Rect>;

/** What must not be seen in a picture of the page, in CSS pixels of the viewport. */
export const Masks = z.strictObject({
  /** Changes with every full page load: a picture taken across a load is thrown away. */
  documentId: z.string().check(z.maxLength(60)),
  viewport: z.strictObject({ width: z.number(), height: z.number(), scale: z.number() }),
  rects: z.array(Rect).check(z.maxLength(5000)),
});
export type Masks = z.infer<typeof Masks>;

/** What a picture of a press is made from: what a photograph has to hide, or a wireframe, which is all there is to see. */
export const Glimpse = z.union([Masks, Wireframe]);
export type Glimpse = z.infer<typeof Glimpse>;

/** One action as the recorder hands it on. `key` tells a later report about the same step (typing goes on) from a new one. */
export const RecordedStep = z.strictObject({
  key: z.uuid(),
  action: Action,
  advanceOn: Advance,
  title: z.string().check(z.maxLength(300)),
  url: z.string().check(z.maxLength(4000)),
  target: z.nullable(Target),
  frame: z.nullable(Rect),
  glimpse: z.nullable(Glimpse),
  keys: z.optional(Chord),
  /** What has to be scrolled first, as its element was in the page only after that; without a target, the page. */
  scroll: z.optional(z.strictObject({ title: z.string().check(z.maxLength(300)), target: z.nullable(Target) })),
});
export type RecordedStep = z.infer<typeof RecordedStep>;

/** What the workspace says about recording a page. */
export interface PageRules {
  /** Selectors of what is private there. */
  hidden: string[];
  /** Nothing of it is kept. */
  isBarred: boolean;
}

/** What the recorder bar shows, and what the recorder obeys. */
export interface RecordingView {
  id: string;
  isPaused: boolean;
  titles: string[];
  /** What the author noted at the last step. */
  note: string;
  /** What a guide is called that has these steps already; null where none has. */
  alike: string | null;
  /** The last step, to say how likely its element is found again. */
  last: { key: string; target: Target | null } | null;
  here: PageRules;
}
