import { expect, test } from 'vitest';
import {
  addStep,
  changeStep,
  deleteStep,
  duplicateStep,
  mergeWithNext,
  moveStep,
  splitStep,
} from '#components/library/edit-steps.ts';
import { aGuide, aStep, pagesOf, titlesOf } from './fixtures.ts';

const abcd = () => aGuide(['a', 'b', 'c', 'd'].map((letter) => aStep(letter)));

test.each([
  ['a', 2, 'bcad'],
  ['d', 0, 'dabc'],
  ['b', 3, 'acdb'],
  ['c', 99, 'abdc'],
  ['c', -1, 'cabd'],
])('%s moved to place %i makes %s', (letter, position, titles) => {
  expect(titlesOf(moveStep(abcd(), aStep(letter).id, position))).toBe(titles);
});

test('a move changes no other step, so that two people can move at once', () => {
  const before = abcd();
  const after = moveStep(before, aStep('d').id, 1);
  const changed = Object.keys(before.steps).filter((id) => before.steps[id] !== after.steps[id]);
  expect(changed).toEqual([aStep('d').id]);
});

test('a step that stays where it is changes nothing', () => {
  const guide = abcd();
  expect(moveStep(guide, aStep('b').id, 1)).toBe(guide);
  expect(moveStep(guide, 'nobody', 1)).toBe(guide);
});

test('steps with the same order can still be told apart and moved', () => {
  const guide = aGuide(['a', 'b', 'c'].map((letter) => aStep(letter, { order: 'a1' })));
  expect(titlesOf(moveStep(guide, aStep('c').id, 1))).toBe('acb');
});

test('steps keep their pages when they move', () => {
  const guide = aGuide([aStep('a', { page: '/one' }), aStep('b'), aStep('c', { page: '/two' }), aStep('d')]);
  const moved = moveStep(guide, aStep('d').id, 1);
  expect(titlesOf(moved)).toBe('adbc');
  expect(pagesOf(moved)).toEqual(['/one', '/two', '/one', '/two']);
});

test('steps keep their pages when the one that named the page is deleted', () => {
  const guide = aGuide([aStep('a', { page: '/one' }), aStep('b', { page: '/two' }), aStep('c')]);
  const rest = deleteStep(guide, aStep('b').id);
  expect(titlesOf(rest)).toBe('ac');
  expect(pagesOf(rest)).toEqual(['/one', '/two']);
});

test('a change of a step that is gone changes nothing', () => {
  const guide = abcd();
  expect(changeStep(guide, 'nobody', { title: 'x' })).toBe(guide);
  expect(titlesOf(changeStep(guide, aStep('a').id, { title: 'x' }))).toBe('xbcd');
});

const newId = aStep('f').id;

test('a step to read comes after the one it was asked for, on the same page', () => {
  const guide = aGuide([aStep('a', { page: '/one' }), aStep('b', { page: '/two' })]);
  const after = addStep(guide, aStep('a').id, newId, { title: 'x' });
  expect(titlesOf(after)).toBe('axb');
  expect(pagesOf(after)).toEqual(['/one', '/one', '/two']);
  expect(after.steps[newId]).toMatchObject({ action: 'read', advanceOn: 'next', target: null });
  expect(after.steps[aStep('b').id]).toBe(guide.steps[aStep('b').id]);
});

test('a duplicate is the same step under another name', () => {
  const after = duplicateStep(abcd(), aStep('b').id, newId);
  expect(titlesOf(after)).toBe('abbcd');
  expect(after.steps[newId]).toMatchObject({ action: 'click', title: 'b' });
});

test('of two steps one is made that says and does what the second did, with the words of the first in its text', () => {
  const guide = aGuide([
    aStep('a', { text: 'First.' }),
    aStep('b', { action: 'input', advanceOn: 'input', text: 'Second.', target: { tag: 'input', role: 'textbox' } }),
    aStep('c'),
  ]);
  const after = mergeWithNext(guide, aStep('a').id);
  expect(titlesOf(after)).toBe('bc');
  expect(after.steps[aStep('a').id]).toMatchObject({
    action: 'input',
    advanceOn: 'input',
    text: 'a\n\nFirst.\n\nSecond.',
    target: { tag: 'input' },
  });
  expect(mergeWithNext(guide, aStep('c').id)).toBe(guide);
});

test('what both steps say is said once', () => {
  const guide = aGuide([
    aStep('a', { title: 'Wait', text: 'A moment.' }),
    aStep('b', { title: 'Wait', text: 'A moment.' }),
  ]);
  const { steps } = mergeWithNext(guide, aStep('a').id);
  expect(steps[aStep('a').id]).toMatchObject({ title: 'Wait', text: 'A moment.' });
});

test('a note merged into the click before it takes no click away', () => {
  const target = { tag: 'button', role: 'button' } as const;
  const note = { target, action: 'read', advanceOn: 'next' } as const;
  const guide = aGuide([aStep('a', { target }), aStep('b', note)]);
  const { steps } = mergeWithNext(guide, aStep('a').id);
  expect(steps[aStep('a').id]).toMatchObject({ action: 'click', title: 'a', text: 'b' });
});

test('of two steps one is made that is what the second is, and branches to the second lead to it', () => {
  const target = { tag: 'input', role: 'textbox' } as const;
  const [a, b, d] = [aStep('a').id, aStep('b').id, aStep('d').id];
  const guide = aGuide([
    aStep('a', { untilNext: true, kind: 'optional' }),
    aStep('b', { target, kind: 'branch', goTo: d }),
    aStep('c', { target, kind: 'branch', goTo: b }),
    aStep('d'),
  ]);
  const { steps } = mergeWithNext(guide, a);
  expect(steps[a]).toMatchObject({ kind: 'branch', goTo: d });
  expect(steps[a]).not.toHaveProperty('untilNext');
  expect(steps[aStep('c').id]).toMatchObject({ goTo: a });
});

test('a text becomes a step of its own, and none of it is lost', () => {
  const guide = aGuide([aStep('a', { text: 'Read this.\nAnd that.' }), aStep('b')]);
  const after = splitStep(guide, aStep('a').id, newId);
  expect(titlesOf(after)).toBe('aRead this.b');
  expect(after.steps[newId]).toMatchObject({ text: 'And that.', action: 'read' });
  expect(after.steps[aStep('a').id]!.text).toBe('');
  expect(splitStep(guide, aStep('b').id, newId)).toBe(guide);
});
