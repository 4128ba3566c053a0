import * as z from 'zod/mini';

const rounded = (least: number, most: number) =>
  z.number().check(
    z.gte(least),
    z.lte(most),
    z.refine((value) => Number(value.toFixed(2)) === value, 'two digits after the point at most'),
  );
/** The name of a signal, as the code has it: never a word of the page. */
const signals = z
  .array(z.tuple([z.string().check(z.regex(/^[a-zA-Z]{1,24}$/)), rounded(-100, 100)]))
  .check(z.maxLength(8));

/** How an element was looked for: numbers and names of signals, and nothing of the page. A few hundred bytes. */
export const Trace = z.strictObject({
  outcome: z.enum(['found', 'unsure', 'missing']),
  /** Of the likeliest, from 0 to 1; 0 where nothing came into question. */
  confidence: rounded(0, 1),
  /** A name of its own (test id, id) led straight to it. */
  isHooked: z.boolean(),
  /** How many elements were looked at closely. */
  candidates: z.int().check(z.gte(0), z.lte(1000)),
  /** How far the likeliest is ahead of the next one elsewhere, in the unit of the signals; null where there is no other. */
  ahead: z.nullable(rounded(-100, 100)),
  /** What says most that the likeliest is the one meant, and what least fits, the strongest first. */
  for: signals,
  against: signals,
});
export type Trace = z.infer<typeof Trace>;
