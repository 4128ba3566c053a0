import type { Entry, Guide } from './guide.ts';
import { stepsInOrder } from './guide-rules.ts';
import { originOf } from './page-pattern.ts';
import { withoutPlace } from './propose-title.ts';

/** What of a guide is compared: what it is called, where it belongs, what its steps say. */
export interface Told {
  title: string;
  pages: readonly string[];
  /** Titles in order; none where only the title is known. */
  steps: readonly string[];
}

/** Another guide that says much the same, and how that shows. */
export interface Alike<T> {
  other: T;
  by: 'steps' | 'title';
}

/** Fewer are the beginning of many tasks. */
const stepsLeast = 3;
const stepsShare = 0.6;
const titleShare = 0.75;

/** Is enough said to compare the steps? */
export function mayBeAlike({ steps }: Told): boolean {
  return steps.length >= stepsLeast;
}

export function toldBy(guide: Guide | Entry): Told {
  const steps = 'steps' in guide ? stepsInOrder(guide).map(({ title }) => title) : [];
  return { title: guide.title, pages: guide.pages, steps };
}

/** The guide of the same application that says most of the same, if it says enough of it. */
export function alikeOf<T extends Told>(mine: Told, others: readonly T[]): Alike<T> | null {
  const origins = new Set(mine.pages.map(originOf));
  const near = others.filter(({ pages }) => pages.some((page) => origins.has(originOf(page))));
  const [bySteps, byTitle] = [best(near, stepsAlike), best(near, titlesAlike)];
  if (bySteps && bySteps.share >= stepsShare) return { other: bySteps.other, by: 'steps' };
  return byTitle && byTitle.share >= titleShare ? { other: byTitle.other, by: 'title' } : null;

  function best(among: readonly T[], share: (a: Told, b: Told) => number) {
    return among
      .map((other) => ({ other, share: share(mine, other) }))
      .reduce<{ other: T; share: number } | null>((most, one) => (one.share > (most?.share ?? 0) ? one : most), null);
  }
}

function stepsAlike(mine: Told, theirs: Told): number {
  return mayBeAlike(mine) && mayBeAlike(theirs) ? shared(mine.steps.map(plain), theirs.steps.map(plain)) : 0;
}

function titlesAlike({ title: mine }: Told, { title: theirs }: Told): number {
  return shared(meaning(mine), meaning(theirs));
}

/** Of all that either has, how much both have. */
function shared(mine: readonly string[], theirs: readonly string[]): number {
  const a = new Set(mine);
  const all = new Set([...mine, ...theirs]).size;
  const both = [...new Set(theirs)].filter((one) => a.has(one)).length;
  return all === 0 ? 0 : both / all;
}

/** Which part of the page it is said of may differ; what is pressed does not. */
function plain(title: string): string {
  return withoutPlace(title).replace(/[*\\]/g, '').toLowerCase();
}

/** Words that tell tasks apart. "Add a new lead" and "Create a lead" are one task. */
function meaning(title: string): string[] {
  return plain(title)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => (/^(?:add|create|make|insert)$/.test(word) ? 'create' : word.replace(/(?<=\w{3})s$/, '')))
    .filter((word) => word && !/^(?:an?|the|new|of|in|to|for|on|your)$/.test(word));
}
