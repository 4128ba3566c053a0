import * as z from 'zod/mini';
import { Pages } from './guide.ts';
import { Id } from './ids.ts';
import { matchesPage } from './page-pattern.ts';

/** What steps show of a page: shapes and labels, pixels with what is private painted over, or nothing. */
export const PictureKind = z.enum(['wireframe', 'screenshot', 'none']);
export type PictureKind = z.infer<typeof PictureKind>;

/** A CSS selector; what it finds on an application's pages is private whatever we make of it. */
export const Selector = z.string().check(z.trim(), z.minLength(1), z.maxLength(300));
export const hiddenMost = 50;
const Selectors = z.array(Selector).check(z.maxLength(hiddenMost));

/** What the recorder obeys on every device, as stewards set it. What is absent is as it was always. */
export const RecordingRules = z.object({
  /** Of what is recorded from now on; absent: wireframes. A kind of a newer version is none that this one can make. */
  // oxlint-disable-next-line promise/valid-params -- A form's `catch` is no promise's.
  pictures: z.catch(z.optional(PictureKind), 'none'),
  /** Pages of which nothing is ever recorded. */
  never: z.optional(Pages),
  /** By app, the parts of its pages that are private. */
  hidden: z.optional(z.record(Id, Selectors)),
});
export type RecordingRules = z.infer<typeof RecordingRules>;

/** All of it, as it is set. */
export const RecordingWish = z.strictObject({
  pictures: PictureKind,
  never: Pages,
  hidden: z.record(Id, Selectors),
});
export type RecordingWish = z.infer<typeof RecordingWish>;

/** What is to be changed of it; the rest stays. */
export const RecordingChange = z.partial(RecordingWish).check(z.refine((change) => Object.keys(change).length > 0));

/** The rules where nothing was said. */
export const usualRules: RecordingWish = { pictures: 'wireframe', never: [], hidden: {} };

/** The rules with what is usual where nothing was said. */
export function wholeRules({
  pictures = usualRules.pictures,
  never = usualRules.never,
  hidden = usualRules.hidden,
}: RecordingRules): RecordingWish {
  return { pictures, never, hidden };
}

/** The rules as this version can obey them. */
export function obeyed(rules: RecordingRules = {}): RecordingRules {
  return { ...rules, ...RecordingRules.parse(rules) };
}

export function isNeverRecorded(address: string, { never = [] }: RecordingRules): boolean {
  return never.some((pattern) => matchesPage(pattern, address));
}

/** The lines with this one, at the end, or without it. */
export function withLine(lines: readonly string[], line: string, isIn: boolean): string[] {
  const others = lines.filter((one) => one !== line);
  return isIn ? [...others, line] : others;
}
