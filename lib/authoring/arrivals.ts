import type { Advance } from '#lib/model/guide.ts';
import { matchesPage } from '#lib/model/page-pattern.ts';
import { patternAt } from './addresses.ts';

/** A page that appears this soon after an action was most likely opened by it. */
const ledMs = 5000;
/** A page that goes back by itself after an action does so sooner than people. */
const ledBackMs = 1500;

/**
 * What moves readers on at a step that says to go to an address: being there, or Next where no page pattern tells the
 * address from the one before. Null where it is no step: an action of the recording led there, or it is no other address.
 * `from` and `way` are as the recorder says them.
 */
export function advanceOfArrival(
  { url, from, way }: { url: string; from: string | null; way: 'back' | 'forward' | null },
  recording: { startedAt: number; last: { url: string; at: number } | null },
  now: number,
): Advance | null {
  const { last, startedAt } = recording;
  const isLedHere = !from && (last?.at ?? startedAt) > now - (way ? ledBackMs : ledMs);
  const isWhereItWas = from === null && last?.url === (patternAt(url) ?? '');
  // Who comes back to where they did something had left it meanwhile.
  if (isLedHere || (isWhereItWas && !way)) return null;
  const before = from ?? last?.url ?? '';
  const pattern = patternAt(url);
  return pattern === null || matchesPage(pattern, before) ? 'next' : 'navigate';
}
