import * as z from 'zod/mini';

/** One selector, or a chain through shadow hosts of which the last names the element. */
const Selector = z.union([z.string(), z.array(z.string())]);
export type Selector = z.infer<typeof Selector>;

/** A step as browsers' recorders write it. What we do not know of it is left alone. */
export const ReplayStep = z.looseObject({
  type: z.string(),
  selectors: z.optional(z.array(Selector)),
  url: z.optional(z.string()),
  key: z.optional(z.string().check(z.maxLength(40))),
  button: z.optional(z.string()),
  /** Ours: keys that are down together. */
  chord: z.optional(z.string()),
  value: z.optional(z.string()),
  frame: z.optional(z.array(z.number())),
});
export type ReplayStep = z.infer<typeof ReplayStep>;

/** A recording of Chrome DevTools, which `@puppeteer/replay` plays. */
export const UserFlow = z.object({
  title: z.string(),
  steps: z.array(ReplayStep).check(z.maxLength(2_000)),
});
export type UserFlow = z.infer<typeof UserFlow>;
