import type { Await } from '#lib/player/play.ts';
import type { PlayableGuide, PlayableStep, RunView } from '#lib/model/playable.ts';
import type { Target } from '#lib/model/target.ts';

/** A target that is found by its id alone; see `byId`. */
export function targetOf(id: string): Target {
  return { tag: 'button', role: 'button', hooks: { id } };
}

export function aStep(overrides: Partial<PlayableStep> = {}): PlayableStep {
  return {
    id: crypto.randomUUID(),
    languages: {},
    action: 'click',
    advanceOn: 'click',
    title: [{ kind: 'text', text: 'Click it' }],
    text: [],
    page: '',
    target: targetOf('a'),
    picture: null,
    ...overrides,
  };
}

export function aGuide(steps: PlayableStep[], overrides: Partial<PlayableGuide> = {}): PlayableGuide {
  return {
    id: crypto.randomUUID(),
    kind: 'walkthrough',
    revision: 1,
    languages: {},
    title: 'Create a lead',
    text: [],
    pages: [],
    authorName: 'Ada',
    steps,
    openFlags: 0,
    ownFlags: [],
    ...overrides,
  };
}

export function aRun(steps: PlayableStep[], overrides: Partial<RunView> = {}): RunView {
  return { id: crypto.randomUUID(), guide: aGuide(steps), index: 0, unreached: [], ...overrides };
}

/** Finds by id, as the real one finds by everything. */
export const byId: Await = (target, at, onChange, signal) => {
  let last: Element | null | undefined;
  const look = () => {
    const element = at.getElementById(target.hooks!['id']!);
    if (element === last) return;
    last = element;
    onChange(element && { element, outcome: 'found' });
  };
  const timer = setInterval(look, 10);
  signal.addEventListener('abort', () => clearInterval(timer));
  look();
};
