import { matchesPage } from './page-pattern.ts';
import type { PlayableGuide } from './playable.ts';

/** A guide's pages and those of its steps, in the order in which they are met. */
interface Paged {
  pages: string[];
  steps: readonly { page: string }[];
}

/** The page patterns a step may happen on: its own, or that of the nearest step before it, or those of the guide. */
export function pagesOfStep(guide: Paged, index: number): string[] {
  const own = guide.steps.slice(0, index + 1).findLast((step) => step.page !== '')?.page;
  return own ? [own] : guide.pages;
}

export function isOnPage(patterns: readonly string[], url: string): boolean {
  return patterns.length === 0 || patterns.some((pattern) => matchesPage(pattern, url));
}

/** An address a reader can be taken to, or null where the pattern leaves something open. */
export function addressOf(patterns: readonly string[]): string | null {
  return patterns.find((pattern) => !pattern.includes('*')) ?? null;
}

/** An address to begin at: what a pattern leaves open is left out. Empty where there is no page. */
export function addressToStart([page = '']: readonly string[]): string {
  return page.includes('*') ? page.slice(0, page.indexOf('*')) : page;
}

/** Has the reader gone where the step leads, or where the next one happens? Only a move from one page to another says so. */
export function hasArrived(guide: PlayableGuide, index: number, url: string): boolean {
  const step = guide.steps[index];
  if (step?.action === 'navigate' && step.page) return isOnPage([step.page], url);
  const next = guide.steps[index + 1] && pagesOfStep(guide, index + 1);
  if (!next || next.join() === pagesOfStep(guide, index).join()) return false;
  return isOnPage(next, url);
}
