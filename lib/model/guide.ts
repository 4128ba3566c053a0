import * as z from 'zod/mini';
import { Id, Sha256, Time } from './ids.ts';
import { Language } from './label.ts';
import { Target } from './target.ts';

/** A masked picture of the page; `frame` is where the target was, in pixels of the picture. */
export const Picture = z.object({
  sha256: Sha256,
  width: z.int().check(z.positive(), z.lte(8192)),
  height: z.int().check(z.positive(), z.lte(8192)),
  frame: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
});
export type Picture = z.infer<typeof Picture>;

/** What the author did, which tells the player what to wait for and the reader what to do. */
export const Action = z.enum([
  'click',
  'double-click',
  'right-click',
  'hover',
  'drag',
  'input',
  'select',
  'check',
  'upload',
  'press',
  'navigate',
  'read',
]);
export type Action = z.infer<typeof Action>;

/** What moves a reader on: the real action, or the Next button where there is nothing to do. */
export const Advance = z.enum([
  'click',
  'double-click',
  'right-click',
  'hover',
  'drag',
  'input',
  'press',
  'navigate',
  'next',
]);
export type Advance = z.infer<typeof Advance>;

/** Keys pressed together, as `chordOf` says them. */
export const Chord = z.string().check(z.minLength(1), z.maxLength(40));

/** A page pattern as its author writes it; see page-pattern.ts for what it means. */
export const Pages = z.array(z.string().check(z.minLength(1), z.maxLength(1000))).check(z.maxLength(20));

/** One thing to do: where to look, what to say there, and what moves the reader on. */
export const Step = z.object({
  id: Id,
  /** Fractional index: a step moves by changing this one value, so two people may reorder at once. */
  order: z.string().check(z.minLength(1), z.maxLength(200)),
  action: Action,
  advanceOn: Advance,
  /** One sentence of Markdown, such as "Click **New lead**". */
  title: z.string().check(z.maxLength(300)),
  /** More, if the author has more to say. Markdown. */
  text: z.string().check(z.maxLength(4000)),
  /** The page this step happens on; empty when it is on the page of the step before. */
  page: z.string().check(z.maxLength(1000)),
  target: z.nullable(Target),
  picture: z.nullable(Picture),
  /** Of a step that is about keys; absent means Enter. */
  keys: z.optional(Chord),
  /** Absent: to be done or read, as is one that only a newer version knows. See step-kind.ts. */
  kind: z.optional(z.string().check(z.maxLength(40))),
  /** Of a branch: the step that comes next where its element is seen. */
  goTo: z.optional(Id),
  /** Goes on by itself once the element of the next step appears; Next is there as well. */
  untilNext: z.optional(z.boolean()),
});
export type Step = z.infer<typeof Step>;

/** For whom and when a guide is; see audience.ts for what that means. */
const audience = {
  /** Teams by id, as they were called when they were chosen. */
  forTeams: z.optional(z.record(z.string().check(z.maxLength(100)), z.string().check(z.maxLength(100)))),
  shownFrom: z.optional(z.iso.date()),
  shownUntil: z.optional(z.iso.date()),
};

/** A text in another language, and what it was made from: where that is something else now, it shows. */
const Translated = z.object({ text: z.string().check(z.maxLength(50_000)), of: z.string().check(z.maxLength(50_000)) });
/** Texts by where they stand in the guide; see translation.ts. */
const Translation = z.record(z.string().check(z.maxLength(120)), Translated);
export type Translation = z.infer<typeof Translation>;

export const GuideKind = z.enum(['walkthrough', 'tip', 'tip-sheet']);
export type GuideKind = z.infer<typeof GuideKind>;

/**
 * Anything a colleague wrote to be shown in an app. A walkthrough has steps, a tip has exactly one, a tip sheet has
 * none and says everything in `text`.
 */
export const Guide = z.object({
  schemaVersion: z.int().check(z.gte(1)),
  id: Id,
  kind: GuideKind,
  title: z.string().check(z.maxLength(200)),
  description: z.string().check(z.maxLength(2000)),
  text: z.string().check(z.maxLength(50_000)),
  /** What it is written in; without it there are no translations. */
  language: z.optional(Language),
  translations: z.optional(z.record(Language, Translation)),
  appId: z.nullable(Id),
  pages: Pages,
  steps: z.record(z.string(), Step),
  authorId: z.string().check(z.maxLength(100)),
  /** Who keeps it right, since its author handed it over; see ownership.ts. */
  ownerId: z.optional(z.string().check(z.maxLength(100))),
  /** To whom it falls once its owner has left. */
  backupId: z.optional(z.string().check(z.maxLength(100))),
  ...audience,
  createdAt: Time,
  /** How often it was published; 0 is a draft nobody else has seen. */
  revision: z.int().check(z.gte(0)),
  /** Edited since it was last published. */
  hasChanges: z.boolean(),
  isArchived: z.boolean(),
});
export type Guide = z.infer<typeof Guide>;

/** What everybody's device holds of a published guide; the body comes by its hash when it is needed. */
export const Entry = z.object({
  schemaVersion: z.int().check(z.gte(1)),
  id: Id,
  kind: GuideKind,
  title: z.string().check(z.minLength(1), z.maxLength(200)),
  description: z.string().check(z.maxLength(2000)),
  language: z.optional(Language),
  /** What it is called in other languages. */
  titles: z.optional(z.record(Language, z.string().check(z.maxLength(200)))),
  appId: z.nullable(Id),
  pages: Pages,
  stepCount: z.int().check(z.gte(0), z.lte(500)),
  authorId: z.string().check(z.maxLength(100)),
  revision: z.int().check(z.gte(1)),
  publishedAt: Time,
  /** The published guide as JSON, named by its hash. */
  body: Sha256,
  pictures: z.array(Sha256).check(z.maxLength(500)),
  ...audience,
});
export type Entry = z.infer<typeof Entry>;
