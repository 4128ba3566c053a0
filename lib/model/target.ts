import * as z from 'zod/mini';

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));
const count = z.int().check(z.minimum(0), z.maximum(1_000_000));
const attributes = z
  .record(text(40), text(80))
  .check(z.refine((value) => Object.keys(value).length <= 6, 'at most six attributes'));

/** A target travels with every step and is matched in every page, so it stays small; describe() drops the weakest signals first. */
export const targetBytesMost = 1_536;

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
    classes: z.optional(z.array(text(32)).check(z.maxLength(6))),
    icon: z.optional(text(60)),
    /** Parents, nearest first, as `tag @role #id .class`. */
    ancestors: z.optional(z.array(text(100)).check(z.maxLength(6))),
    /** Last heading before the element. */
    heading: z.optional(text(60)),
    /** The landmark, form or dialog around it. */
    section: z.optional(z.strictObject({ role: text(40), name: z.optional(text(60)) })),
    /** Nearest texts in reading order, nearest first. */
    before: z.optional(z.array(text(40)).check(z.maxLength(3))),
    after: z.optional(z.array(text(40)).check(z.maxLength(3))),
    /** For elements inside repeated rows, whose own text is data. */
    row: z.optional(z.strictObject({ kind: text(40), column: z.optional(text(60)), index: count })),
    /** Which one among those that looked equal, and how many there were. */
    ordinal: z.optional(z.strictObject({ index: count, of: count })),
    /** How many others, of whatever kind, went by the same name; absent where it was the only one. */
    namesakes: z.optional(count),
    /** Names (or icons) of what looked most like it: whoever carries one of these is somebody else. */
    rivals: z.optional(z.array(text(40)).check(z.maxLength(8))),
    /** Place among the parent's children of the same tag, and how many there were. */
    seat: z.optional(z.tuple([count, count])),
    /** Open shadow hosts around it, outermost first. */
    shadow: z.optional(z.array(text(100)).check(z.maxLength(10))),
    /** Left, top, width, height in page pixels: a weak hint. */
    place: z.optional(z.tuple([z.int(), z.int(), count, count])),
  })
  .check(
    z.refine(
      (target) => new TextEncoder().encode(JSON.stringify(target)).length <= targetBytesMost,
      'target too large',
    ),
  );
export type Target = z.infer<typeof Target>;
