import type { SpokenTarget, Target } from '#lib/model/target.ts';
import type { Trace } from '#lib/model/trace.ts';
import { isSamePlace, rankOf } from './candidates.ts';
import { compare } from './compare.ts';
import { find, likeliest } from './find.ts';
import { inLanguage } from './language.ts';
import type { Evidence } from './trust.ts';
import { rankings } from './weights.ts';

const signalsMost = 6;
const leastSaid = 0.1;

/**
 * How `find` looks for a target on the page as it is now: what came of it and what spoke for and against the likeliest.
 * It leaves the page with a report, so it holds outcomes, numbers and names of signals, which are all ours, and no word
 * of the page; at most 600 bytes as JSON. As costly as two finds, so it is made when somebody asks.
 */
export function traceOf(recorded: SpokenTarget, root: Document | ShadowRoot | Element): Trace {
  const found = find(recorded, root);
  const target = inLanguage(recorded, root);
  const { candidates, best, confidence } = attempted(target, root);
  const evidence = best?.evidence ?? {};
  const others = candidates.filter((one) => best && !isSamePlace(one, best)).map((one) => rankOf(one.evidence));
  const sure = found?.confidence ?? confidence;
  return {
    outcome: found?.outcome ?? 'missing',
    confidence: rounded(sure),
    isHooked: sure !== confidence,
    candidates: candidates.length,
    ahead: others.length > 0 ? rounded(rankOf(evidence) - Math.max(...others)) : null,
    ...said(target, evidence),
  };
}

function attempted(target: Target, root: Document | ShadowRoot | Element): ReturnType<typeof likeliest> {
  try {
    return likeliest(target, root);
  } catch {
    return { candidates: [], best: null, confidence: 0 };
  }
}

/**
 * For: what it agrees in. Against: what it lacks of what the target itself would have, since signals that always speak
 * against, or for nothing, explain nothing.
 */
function said(target: Target, evidence: Evidence): Pick<Trace, 'for' | 'against'> {
  const ideal: Evidence = { ...compare(target, target), ordinal: target.ordinal ? 1 : 0.5 };
  const strongest = (sign: 1 | -1, says: (weight: number, signal: string) => number): Trace['for'] =>
    Object.keys(evidence)
      .map((signal): [string, number] => [signal, rounded(says(rankings[signal] ?? 0, signal))])
      .filter(([, value]) => sign * value >= leastSaid)
      .toSorted(([, one], [, other]) => sign * (other - one))
      .slice(0, signalsMost);
  return {
    for: strongest(1, (weight, signal) => weight * evidence[signal]!),
    against: strongest(
      -1,
      (weight, signal) => weight * (evidence[signal]! - (ideal[signal] ?? (weight > 0 ? evidence[signal]! : 0))),
    ),
  };
}

const rounded = (value: number): number => Number(Math.max(-100, Math.min(100, value)).toFixed(2));
