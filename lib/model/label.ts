import * as z from 'zod/mini';
import { Id } from './ids.ts';
import { isPrivate } from './private-text.ts';

/** Language and script, `de-Latn`: what tells one way of writing labels from another. */
export const Language = z.string().check(z.regex(/^[a-z]{2,8}-[A-Z][a-z]{3}$/));

const Name = z.string().check(
  z.trim(),
  z.minLength(1),
  z.maxLength(80),
  z.refine((name) => !isPrivate(name), 'a name of somebody or something'),
);
const most = (count: number) =>
  z.refine<Record<string, unknown>>((value) => Object.keys(value).length <= count, `at most ${count} of them`);

/** What an element that was found is called in the language of a reader's page: words of the application, never data. */
export const LabelReport = z.strictObject({ guideId: Id, stepId: Id, language: Language, of: Name, name: Name });
export type LabelReport = z.infer<typeof LabelReport>;

/**
 * The labels that one reader's pages had for the steps of one guide. One document per reader and guide, which nobody else
 * writes, so that nothing clashes and nobody speaks twice; its steps and languages are maps, which merge.
 */
export const Label = z.object({
  schemaVersion: z.int().check(z.gte(1)),
  id: z.string().check(z.maxLength(120)),
  guideId: Id,
  toldBy: z.string().check(z.minLength(1), z.maxLength(80)),
  /** By step and language: the name that was recorded, and what it is called there. */
  steps: z.record(Id, z.record(Language, z.tuple([Name, Name])).check(most(12))).check(most(200)),
});
export type Label = z.infer<typeof Label>;

export const labelId = (guideId: string, personId: string): string => `${guideId}.${personId}`;

/**
 * What a target of this name is called in other languages, as far as it may be believed: by this reader's own page, or
 * where two others say the same and no other name is said as often.
 */
export function agreedLabels(labels: readonly Label[], readerId: string, stepId: string, of: string) {
  const said = new Map<string, Map<string, number>>();
  for (const { toldBy, steps } of labels) {
    for (const [language, [recorded, name]] of Object.entries(steps[stepId] ?? {})) {
      if (recorded !== of) continue;
      const votes = said.get(language) ?? new Map<string, number>();
      said.set(language, votes.set(name, (votes.get(name) ?? 0) + (toldBy === readerId ? Infinity : 1)));
    }
  }
  const agreed = [...said].flatMap(([language, votes]): [string, string][] => {
    const [first, second] = [...votes].toSorted(([, one], [, other]) => other - one);
    return first && first[1] >= 2 && first[1] > (second?.[1] ?? 0) ? [[language, first[0]]] : [];
  });
  return Object.fromEntries(agreed);
}
