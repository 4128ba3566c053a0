import { expect, test } from 'vitest';
import { deleteStep } from '#components/library/edit-steps.ts';
import { noHistory, redo, remember, undo } from '#components/library/history.ts';
import { aGuide, aStep, titlesOf } from './fixtures.ts';

const titled = (title: string) => aGuide([], { title });

test('what was done is undone and done again', () => {
  const history = remember(noHistory, titled('one'), titled('two'), '', 0);
  const back = undo(history, titled('two'));
  expect(back?.guide.title).toBe('one');
  expect(redo(back!.history, back!.guide)?.guide.title).toBe('two');
});

test('typing without a pause is one change', () => {
  let history = remember(noHistory, titled(''), titled('a'), 'title', 0);
  history = remember(history, titled('a'), titled('ab'), 'title', 200);
  history = remember(history, titled('ab'), titled('abc'), 'title', 5000);
  expect(history.done).toHaveLength(2);
  const once = undo(history, titled('abc'))!;
  expect(once.guide.title).toBe('ab');
  expect(undo(once.history, once.guide)?.guide.title).toBe('');
});

test('undo leaves alone what a colleague changed meanwhile', () => {
  const before = aGuide([aStep('a'), aStep('b')]);
  const after = deleteStep(before, aStep('a').id);
  const history = remember(noHistory, before, after, '', 0);
  const colleagues = { ...after, description: 'From Ben' };
  const back = undo(history, colleagues)!;
  expect(titlesOf(back.guide)).toBe('ab');
  expect(back.guide.description).toBe('From Ben');
});

test('a new change forgets what was undone', () => {
  const history = remember(noHistory, titled('one'), titled('two'), '', 0);
  const back = undo(history, titled('two'))!;
  expect(redo(remember(back.history, titled('one'), titled('three'), '', 9), titled('three'))).toBeNull();
});

test('with nothing done there is nothing to undo', () => {
  expect(undo(noHistory, titled('one'))).toBeNull();
  expect(redo(noHistory, titled('one'))).toBeNull();
});
