import { expect, test } from 'vitest';
import { readDocument } from '#lib/model/documents.ts';
import { Guide } from '#lib/model/guide.ts';
import { asKind, goToIndex, kindOf, specialOf, wayOnOf, withWayOn } from '#lib/model/step-kind.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

test('a step is one of six kinds, and what was not said of it is its action', () => {
  const step = aStep();
  expect(kindOf(step)).toBe('act');
  for (const kind of ['act', 'read', 'optional', 'branch', 'check', 'scroll'] as const)
    expect(kindOf(asKind(step, kind))).toBe(kind);
  for (const kind of ['optional', 'scroll'] as const) expect(asKind(asKind(step, kind), 'act')).toEqual(step);
});

test('who knows no kinds shows what is only looked at with a Next, and becomes no click by that', () => {
  for (const kind of ['read', 'branch', 'check', 'scroll'] as const)
    expect(asKind(aStep(), kind)).toMatchObject({ action: 'read', advanceOn: 'next' });
  expect(asKind(asKind(aStep(), 'check'), 'act')).toMatchObject({ action: 'click', advanceOn: 'click' });
  expect(asKind(asKind(aStep({ target: null }), 'read'), 'act').advanceOn).toBe('next');
});

test('a kind that only a newer version knows keeps no guide from being read, and is kept', () => {
  const step = { ...aStep(), kind: 'quiz' };
  const guide = { ...aGuide(), steps: { [step.id]: step } };
  const read = readDocument('guide', guide);
  expect(Object.values(read!.steps)[0]).toMatchObject({ kind: 'quiz' });
  expect(specialOf(Object.values(read!.steps)[0]!)).toBeNull();
  expect(Guide.safeParse(guide).success).toBe(true);
});

test('a branch leads nowhere once its step is gone, and only branches lead', () => {
  const goal = aStep();
  const branch = asKind(aStep({ goTo: goal.id, kind: 'branch' }), 'branch');
  expect(goToIndex(branch, [branch, goal])).toBe(1);
  expect(goToIndex(branch, [branch])).toBeNull();
  expect(asKind(branch, 'check')).not.toHaveProperty('goTo');
  expect(goToIndex({ ...branch, kind: 'check' }, [goal])).toBeNull();
});

test('waiting for the next step is a way on that older clients see as Next', () => {
  const waiting = withWayOn(aStep(), 'until-next');
  expect(waiting.advanceOn).toBe('next');
  expect(wayOnOf(waiting)).toBe('until-next');
  expect(withWayOn(waiting, 'click')).not.toHaveProperty('untilNext');
  expect(Guide.parse(aGuide({ steps: stepsById(waiting) })).steps[waiting.id]).toEqual(waiting);
});

test('there and back, a step says and does what it did', () => {
  const step = aStep({ title: 'Click **Small order**' });
  for (const kind of ['check', 'branch', 'scroll', 'read'] as const)
    expect(asKind(asKind(step, kind), 'act')).toEqual(step);
  expect(asKind(asKind(step, 'check'), 'optional')).toEqual({ ...step, kind: 'optional' });
  expect(asKind(asKind(aStep(), 'read'), 'optional')).toMatchObject({ action: 'read', advanceOn: 'next' });
});
