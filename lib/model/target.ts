import * as z from 'zod/mini';
import { Language } from './label.ts';

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));
const count = z.int().check(z.minimum(0), z.maximum(1_000_000));
const attributes = z
  .record(text(40), text(80))
  .check(z.refine((value) => Object.keys(value).length <= 6, 'at most six attributes'));

const words = z.array(text(40)).check(z.maxLength(3));
const row = z.strictObject({ kind: text(40), column: z.optional(text(60)), index: count });
const seat = z.tuple([count, count]);
const place = z.tuple([z.int(), z.int(), count, count]);
const block = z.strictObject({ words: z.array(text(40)).check(z.minLength(1), z.maxLength(4)), of: count });
const share = z.number().check(z.gte(0), z.lte(1));
const classes = z.array(text(32)).check(z.maxLength(6));

const around = z.strictObject({
  peers: count,
  size: count,
  places: z.array(z.tuple([count, count])).check(z.maxLength(4)),
});

/** Shadow hosts and frames around an element, outermost first; of frames what is stable, never which one it was. */
export const Hosts = z.array(text(100)).check(z.maxLength(10));

/** Another element that looked much like the target: only what was different there, null where it had nothing. */
const Lookalike = z.strictObject({
  tag: z.optional(text(60)),
  role: z.optional(text(40)),
  name: z.nullish(text(80)),
  text: z.nullish(text(80)),
  hooks: z.nullish(attributes),
  traits: z.nullish(attributes),
  classes: z.nullish(classes),
  icon: z.nullish(text(60)),
  before: z.nullish(words),
  after: z.nullish(words),
  block: z.nullish(block),
  row: z.nullish(row),
  seat: z.nullish(seat),
  place: z.nullish(place),
});
export type Lookalike = z.infer<typeof Lookalike>;

/**
 * A target travels with every step and is matched in every page, so it stays small; describe() drops the weakest signals
 * first, and leaves 64 bytes for what the recorder adds.
 */
export const targetBytesMost = 1_696;

/**
 * What is remembered of an element so that it can be found again in a changed page.
 * Several independent signals, none of them needed: each may be missing or wrong after the application's next release.
 * Never the company's data: no values of fields, no text of records.
 */
export const Target = z
  .strictObject({
    tag: text(60),
    role: text(40),
    /** Accessible name, as a person would say it. */
    name: z.optional(text(80)),
    /** Visible text where it is not the name. */
    text: z.optional(text(80)),
    /** Attributes that could name the element alone: test ids, a stable id, the field's name. */
    hooks: z.optional(attributes),
    /** Attributes that only support: type, placeholder, path of the link. */
    traits: z.optional(attributes),
    /** Class names without build hashes and counters. */
    classes: z.optional(classes),
    icon: z.optional(text(60)),
    /** Parents, nearest first, as `tag @role #id .class`. */
    ancestors: z.optional(z.array(text(100)).check(z.maxLength(6))),
    /** Last heading before the element. */
    heading: z.optional(text(60)),
    /** The landmark, form or dialog around it. */
    section: z.optional(z.strictObject({ role: text(40), name: z.optional(text(60)) })),
    /** Nearest texts in reading order, nearest first. */
    before: z.optional(words),
    after: z.optional(words),
    /** What only the part of the page around it says that holds none like it, and how many texts that part has. */
    block: z.optional(block),
    /** For elements inside repeated rows, whose own text is data. */
    row: z.optional(row),
    /** Which one among those that looked equal, and how many there were. */
    ordinal: z.optional(z.strictObject({ index: count, of: count })),
    /** How many others, of whatever kind, went by the same name; absent where it was the only one. */
    namesakes: z.optional(count),
    /** What looked most like it, so that none of these is taken for it. */
    lookalikes: z.optional(z.array(Lookalike).check(z.maxLength(6))),
    /** Who else was there, three letters of hash each: how many of them are left says how much of the page changed. */
    others: z.optional(z.string().check(z.regex(/^[\w-]{3,120}$/))),
    /** Names of lookalikes in guides from before there were `lookalikes`; still accepted, no longer written or read. */
    rivals: z.optional(z.array(text(40)).check(z.maxLength(8))),
    /** Place among the parent's children of the same tag, and how many there were. */
    seat: z.optional(seat),
    /**
     * How many were built like it, how many elements it was itself, and of the parts of the page around it, nearest first,
     * its place in each and how many elements that held: where nobody is missing, it is still there.
     */
    around: z.optional(around),
    shadow: z.optional(Hosts),
    /** Left, top, width, height in page pixels: a weak hint. */
    place: z.optional(place),
    /** Where in a canvas it was, as shares of its width and height: what is painted there is no element. */
    region: z.optional(z.tuple([share, share])),
    /** What the page was written in. Targets from before there were learnt labels have none, and learn none. */
    language: z.optional(Language),
  })
  .check(
    z.refine(
      (target) => new TextEncoder().encode(JSON.stringify(target)).length <= targetBytesMost,
      'target too large',
    ),
  );
export type Target = z.infer<typeof Target>;

/** With what it is called in other languages, by language, as readers' pages had it. */
export const SpokenTarget = z.strictObject({ ...Target.shape, labels: z.optional(z.record(Language, text(80))) });
export type SpokenTarget = z.infer<typeof SpokenTarget>;
