import { generateNKeysBetween } from 'fractional-indexing';
import type { Action, Advance, Step } from '#lib/model/guide.ts';
import type { GuideDraft } from '#lib/model/guide-draft.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { proposePattern } from '#lib/model/propose-pattern.ts';
import { Target } from '#lib/model/target.ts';
import { titleOf } from '#lib/recorder/titles.ts';
import { UserFlow, type ReplayStep } from './form.ts';
import { chordOfKeys, isModifier } from './keys.ts';
import { targetFrom } from './selectors.ts';

/** Null where it is no recording at all. `leftOut` says what of it does not become a step. */
export function fromReplay(json: unknown): { draft: GuideDraft; leftOut: string[] } | null {
  const read = UserFlow.safeParse(json);
  if (!read.success) return null;
  const leftOut = new Set<string>();
  const { pages, steps } = walk(merged(read.data.steps), leftOut);
  const orders = generateNKeysBetween(null, null, steps.length);
  const ordered = steps.slice(0, 500).map((step, index) => ({ ...step, order: orders[index]! }));
  if (steps.length > 500) leftOut.add(`${steps.length - 500} steps after the first 500`);
  const draft: GuideDraft = {
    kind: 'walkthrough',
    title: read.data.title.trim().slice(0, 200),
    description: '',
    text: '',
    pages,
    steps: Object.fromEntries(ordered.map((step) => [step.id, step])),
  };
  return { draft, leftOut: [...leftOut] };
}

function walk(recorded: readonly ReplayStep[], leftOut: Set<string>): { pages: string[]; steps: Step[] } {
  const steps: Step[] = [];
  let start = '';
  let page = '';
  for (const one of recorded) {
    if (one.type === 'setViewport') continue;
    if (one.type === 'navigate') {
      const pattern = patternOf(one.url ?? '');
      if (!pattern) leftOut.add('an address that is no web page');
      else if (!start && steps.length === 0) start = pattern;
      else if (pattern !== page) steps.push(makeStep('navigate', 'navigate', null, pattern));
      if (pattern) page = pattern;
      continue;
    }
    const [action, advanceOn] = kindOf(one) ?? [];
    if (!action || !advanceOn) {
      leftOut.add(`“${one.type}”`);
      continue;
    }
    if (one.value) leftOut.add('what was typed');
    if (one.frame && one.frame.length > 0) {
      leftOut.add('what was done inside of frames');
      continue;
    }
    const here = steps.length === 0 ? page : '';
    if (one.chord) steps.push(makeStep(action, advanceOn, null, here, one.chord));
    else steps.push(makeStep(action, advanceOn, targetOf(one, leftOut), here));
  }
  return { pages: start ? [start] : [], steps };
}

function targetOf(one: ReplayStep, leftOut: Set<string>): Target | null {
  const target = Target.safeParse(targetFrom(one.selectors ?? []));
  if (!target.success) leftOut.add('elements that are named by nothing lasting');
  return target.success ? target.data : null;
}

function makeStep(action: Action, advanceOn: Advance, target: Target | null, page: string, keys?: string): Step {
  const { role = '', name, text } = target ?? {};
  const title = titleOf({ action, keys }, { role, name: name ?? text ?? '', isData: false, landmark: null });
  // Without an element nothing can be waited for.
  const advance = target || keys || action === 'navigate' ? advanceOn : 'next';
  return {
    id: crypto.randomUUID(),
    order: 'a0',
    action,
    advanceOn: advance,
    title,
    text: '',
    page,
    target,
    picture: null,
    ...(keys && { keys }),
  };
}

function kindOf({ type, key, button, chord }: ReplayStep): [Action, Advance] | null {
  if (type === 'click' && button === 'secondary') return ['right-click', 'right-click'];
  if (type === 'click') return ['click', 'click'];
  if (type === 'doubleClick') return ['double-click', 'double-click'];
  if (type === 'hover') return ['hover', 'hover'];
  if (type === 'change') return ['input', 'input'];
  if (type === 'keyDown' && (key === 'Enter' || chord)) return ['press', 'press'];
  if (type === 'waitForElement') return ['read', 'next'];
  return null;
}

/**
 * A click into a field that is filled in next is one step, as people do it; so are the two halves of a key, and Enter is
 * pressed in the element before it.
 */
function merged(steps: readonly ReplayStep[]): ReplayStep[] {
  let down: string[] = [];
  return steps.flatMap((step, index): ReplayStep[] => {
    const next = steps[index + 1];
    const { type, key = '' } = step;
    if (type === 'keyUp') down = down.filter((one) => one !== key);
    if (type === 'keyUp') return [];
    if (type === 'keyDown' && isModifier(key)) {
      down.push(key);
      return [];
    }
    const isKeys = type === 'keyDown' && (down.some((one) => one !== 'Shift') || /^(Escape|F\d+)$/.test(key));
    if (isKeys) return [{ ...step, selectors: [], chord: chordOfKeys([...down, key]) }];
    if (step.type === 'click' && (next?.type === 'change' || isEnter(next)) && isSameElement(step, next!)) return [];
    if (!isEnter(step)) return [step];
    const before = steps[index - 1];
    return [{ ...step, selectors: before?.selectors ?? [] }];
  });
}

function isEnter(step: ReplayStep | undefined): boolean {
  return step?.type === 'keyDown' && step.key === 'Enter';
}

function isSameElement(a: ReplayStep, b: ReplayStep): boolean {
  return isEnter(b) || JSON.stringify(a.selectors) === JSON.stringify(b.selectors);
}

function patternOf(address: string): string | null {
  const pattern = URL.canParse(address) ? proposePattern(address) : '';
  const origin = originOf(pattern);
  return origin && (pattern.length > 1000 ? `${origin}/*` : pattern);
}
