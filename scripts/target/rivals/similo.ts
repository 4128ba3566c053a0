import type { Algorithm } from '../page/trial.ts';
import { lookOf, seenOnPage, type Look } from './look.ts';
import {
  alikeByCommonWords,
  alikeByEdits,
  alikeByEditsOrWords,
  alikeByLetters,
  alikeByWords,
  alikeExactly,
  alikeInAnyCase,
  alikeInSize,
  type Similarity,
} from './similarity.ts';

/** How much a likeness counts, and how alike a candidate is to the element that was described. */
type Weighed = [weight: number, alike: (was: Look, is: Look) => number];
type Text = { [K in keyof Look]: Look[K] extends string ? K : never }[keyof Look];

function by(property: Text, similarity: Similarity): Weighed[1] {
  return (was, is) => similarity(was[property], is[property]);
}

/** Similo as published (Nass, Alégroth, Feldt, Leotta and Ricca, 2023). */
export const published: readonly Weighed[] = [
  [1.5, by('tag', alikeInAnyCase)],
  [0.5, by('classes', alikeByEdits)],
  [1.5, by('name', alikeInAnyCase)],
  [1.5, by('id', alikeInAnyCase)],
  [0.5, by('href', alikeByEdits)],
  [0.5, by('alt', alikeByEdits)],
  [0.5, by('path', alikeByEdits)],
  [0.5, by('pathFromId', alikeByEdits)],
  [0.5, (was, is) => (was.isButton === is.isButton ? 1 : 0)],
  [0.5, (was, is) => Math.max(0, 1 - distanceOf(was, is) / 100)],
  [0.5, (was, is) => alikeInSize(was.width * was.height, is.width * is.height)],
  [0.5, (was, is) => alikeInSize(shapeOf(was), shapeOf(is))],
  [1.5, by('text', alikeByEdits)],
  [1.5, by('around', alikeByCommonWords)],
];

/** What a genetic algorithm made of it (Kluge and Stocco, 2025): weights, and ways of comparing. */
export const optimised: readonly Weighed[] = [
  [0.8, by('tag', alikeByLetters)],
  [2.85, by('name', alikeByEditsOrWords)],
  [0.5, by('id', alikeByEditsOrWords)],
  [0.95, by('href', alikeExactly)],
  [1.85, by('alt', alikeExactly)],
  [2.75, by('type', alikeExactly)],
  [0.9, by('label', alikeByLetters)],
  [0.1, by('path', alikeByLetters)],
  [0.45, by('pathFromId', alikeByEditsOrWords)],
  [1.2, (was, is) => Math.exp(-0.005 * distanceOf(was, is))],
  [0.35, (was, is) => alikeInSize(was.width * was.height, is.width * is.height)],
  [2.8, by('text', alikeByEditsOrWords)],
  [1.45, by('around', alikeByWords)],
  [1.8, (was, is) => sameAttributes(was.attributes, is.attributes)],
];

/** Similo never says that an element is not there: it takes the best there is. */
export function similo(weighed: readonly Weighed[]): Algorithm {
  return {
    describe: (element) => lookOf(element, seenOnPage()),
    find: (was) => {
      const seen = seenOnPage();
      let best: { element: Element; isSure: boolean } | null = null;
      let most = -1;
      for (const { element } of seen) {
        const score = scoreOf(weighed, was as Look, lookOf(element, seen));
        if (score <= most) continue;
        most = score;
        best = { element, isSure: true };
      }
      return best;
    },
  };
}

export function scoreOf(weighed: readonly Weighed[], was: Look, is: Look): number {
  return weighed.reduce((sum, [weight, alike]) => sum + weight * alike(was, is), 0);
}

function distanceOf(one: Look, other: Look): number {
  return Math.hypot(one.left - other.left, one.top - other.top);
}

function shapeOf({ width, height }: Look): number {
  return width / Math.max(1, height);
}

function sameAttributes(was: Record<string, string>, is: Record<string, string>): number {
  const most = Math.max(Object.keys(was).length, Object.keys(is).length);
  return most === 0 ? 0 : Object.keys(was).filter((name) => was[name] === is[name]).length / most;
}
