import { judge, without } from './judge.ts';
import { elementOf, setStage } from './stage.ts';

/** Something that remembers an element and finds it again, ours or a rival. */
export interface Algorithm {
  describe(element: Element): unknown;
  find(description: unknown): { element: Element; isSure: boolean } | null;
}

export type Outcome = 'correct' | 'wrong' | 'unsure' | 'missing';

export interface Tried {
  present: Outcome;
  /** With the element taken off the page: whatever is found then is wrong. */
  removed: Outcome;
  ms: number;
}

declare const algorithms: Record<string, Algorithm>;

const trial = {
  stage: setStage,
  names: (): string[] => Object.keys(algorithms),
  describeAll: (name: string, keys: string[]): { description: unknown; ms: number }[] =>
    keys.map((key) => {
      const startedAt = performance.now();
      const description = quietly(() => algorithms[name]!.describe(elementOf(key)!));
      return { description, ms: performance.now() - startedAt };
    }),
  findAll: (name: string, keys: string[], descriptions: unknown[]): Tried[] =>
    keys.map((key, at) => {
      const meant = elementOf(key)!;
      const look = (isRight: (found: Element) => boolean): Outcome => {
        const found = descriptions[at] === null ? null : quietly(() => algorithms[name]!.find(descriptions[at]));
        if (!found) return 'missing';
        if (!found.isSure) return 'unsure';
        return isRight(found.element) ? 'correct' : 'wrong';
      };
      const startedAt = performance.now();
      const present = look((found) => judge(found, meant) === 'correct');
      const ms = performance.now() - startedAt;
      return { present, removed: without(meant, () => look(() => false)), ms };
    }),
};
export type Trial = typeof trial;
Object.assign(globalThis, { trial });

/** An algorithm that throws has found nothing. */
function quietly<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
