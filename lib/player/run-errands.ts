import { boxOf } from '#lib/frames/frames.ts';
import type { Errand, Finding } from '#lib/model/errand.ts';
import { advanceOn } from './advance-on.ts';
import { after } from './after.ts';
import { bringIntoView } from './bring-into-view.ts';
import type { Await } from './play.ts';
import type { Found } from './player.ts';

/** Where what was seen and done is told; `see` may fail. */
export interface Report {
  see(findings: Finding[]): Promise<unknown>;
  say(word: string): void;
}

/** What could not be told is told again, but not at each picture. */
const againMs = 1_000;

/**
 * In a frame of another site: find there what the player in the top page awaits, say where it is, and hear what the reader
 * does with it. Draws, changes and keeps nothing. Replies what takes the next errand, which replaces the one before.
 */
export function runErrands(page: Document, awaitTarget: Await, report: Report, signal: AbortSignal) {
  const awaited = new Map<number, { ends: AbortController; found: Found | null }>();
  const heard = new Map<string, AbortController>();
  const numbers = new WeakMap<Element, number>();
  const met = new Map<number, Found>();
  let count = 0;
  let told = '[]';
  let isTelling = false;
  let isObeying = false;
  let frame = 0;

  const numberOf = (found: Found): number => {
    const number = numbers.get(found.element) ?? (count += 1);
    numbers.set(found.element, number);
    met.set(number, found);
    return number;
  };
  const isSeen = ({ element }: Found): boolean => [...awaited.values()].some(({ found }) => found?.element === element);
  const findings = (): Finding[] =>
    [...awaited].map(([id, { found }]) => {
      if (!found) return { id, found: null };
      const { x, y, width, height } = boxOf(found.element);
      return { id, found: { element: numberOf(found), outcome: found.outcome, box: [x, y, width, height] } };
    });
  /** At each picture while something is there, but only what is new, and only once the last was taken. */
  const tell = (): void => {
    cancelAnimationFrame(frame);
    if (signal.aborted) return;
    const now = findings();
    if (now.some(({ found }) => found)) frame = requestAnimationFrame(tell);
    const said = JSON.stringify(now);
    if (isTelling || said === told) return;
    told = said;
    isTelling = true;
    const goOn = (): void => {
      isTelling = false;
      tell();
    };
    const tellAgain = (): void => {
      told = '[]';
      goOn();
    };
    report.see(now).then(goOn, () => after(againMs, tellAgain, signal));
  };
  signal.addEventListener('abort', () => {
    cancelAnimationFrame(frame);
    for (const { ends } of awaited.values()) ends.abort();
  });

  const find = ({ id, target }: Errand['awaited'][number]): void => {
    const ends = new AbortController();
    const one = { ends, found: null as Found | null };
    awaited.set(id, one);
    const until = AbortSignal.any([signal, ends.signal]);
    awaitTarget(target, page, (found) => ((one.found = found), isObeying || tell()), until);
  };
  const hear = (hearing: Errand['heard'][number], until: AbortSignal): void => {
    const { element, advanceOn: how, keys, isEnterNext, words } = hearing;
    const found = met.get(element);
    if (!found || until.aborted) return;
    const [typed, done] = words;
    let hasTyped = false;
    /** Once: when which key is pressed is nobody's business. */
    const onTyping = (): void => {
      if (!hasTyped) report.say(typed);
      hasTyped = true;
    };
    // Whether it counts is decided in the top page; until that says otherwise, the next time is heard, too.
    const onAdvance = (): void => (report.say(done), hear(hearing, until));
    const { isAlike = () => false } = found;
    const rest = { onTyping, isAlike, isEnterNext, lasting: signal };
    advanceOn({ advanceOn: how, ...(keys && { keys }) }, found.element, { onAdvance, ...rest }, until);
  };

  return (errand: Errand): void => {
    isObeying = true;
    for (const [id, { ends }] of awaited) {
      if (errand.awaited.some((one) => one.id === id)) continue;
      ends.abort();
      awaited.delete(id);
    }
    for (const one of errand.awaited) if (!awaited.has(one.id)) find(one);
    isObeying = false;
    // A player that lost us knows nothing of what it was told.
    told = '[]';
    tell();
    const wanted = new Map(errand.heard.map((hearing) => [JSON.stringify(hearing), hearing]));
    for (const [key, ends] of heard) {
      if (wanted.has(key)) continue;
      ends.abort();
      heard.delete(key);
    }
    for (const [key, hearing] of wanted) {
      if (heard.has(key)) continue;
      const ends = new AbortController();
      heard.set(key, ends);
      hear(hearing, AbortSignal.any([signal, ends.signal]));
    }
    const shown = errand.shown === null ? undefined : met.get(errand.shown);
    if (shown) bringIntoView(shown.element, signal);
    for (const [number, found] of met) {
      const isNeeded = errand.heard.some(({ element }) => element === number) || isSeen(found);
      if (!isNeeded) met.delete(number);
    }
  };
}
