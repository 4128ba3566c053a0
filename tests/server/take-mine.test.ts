import { expect, test } from 'vitest';
import type { Json } from '#lib/model/merge.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';
import { takeMine, valueAt } from '../../server/src/store/take-mine.ts';

const guide = aGuide({ title: 'Theirs' });
const body = guide as unknown as Json;
const stepId = Object.keys(guide.steps)[0]!;
const taken = (path: string[], mine: Json) => takeMine('guide', body, [{ path, mine }]) as typeof guide | null;

test('the value that lost comes to its place, and nothing else changes', () => {
  expect(taken(['title'], 'Mine')).toEqual({ ...guide, title: 'Mine' });
  const deep = taken(['steps', stepId, 'title'], 'Press it')!;
  expect(deep.steps[stepId]).toEqual({ ...guide.steps[stepId], title: 'Press it' });
  expect(guide.title).toBe('Theirs');
});

test('a null is a null where the form allows it, else it takes the thing away', () => {
  expect(taken(['steps', stepId, 'target'], null)!.steps[stepId]!.target).toBeNull();
  expect(taken(['steps', stepId], null)!.steps).not.toHaveProperty(stepId);
  expect(taken(['title'], null)).toBeNull();
});

test('where the place is gone or the whole would be no document, there is nothing to take', () => {
  expect(taken(['steps', 'gone', 'title'], 'Mine')).toBeNull();
  expect(taken(['title', 'deeper'], 'Mine')).toBeNull();
  expect(taken(['title'], 'x'.repeat(300))).toBeNull();
});

test('a clash about the whole document takes the whole', () => {
  const other = aGuide({ id: guide.id, title: 'Mine' });
  expect(taken([], other as unknown as Json)).toEqual(other);
  expect(taken([], null)).toBeNull();
});

test('what stands at a path is read without inherited keys', () => {
  expect(valueAt(body, ['steps', stepId, 'title'])).toBe(guide.steps[stepId]!.title);
  expect(valueAt(body, ['constructor', 'name'])).toBeUndefined();
  expect(valueAt(null, ['title'])).toBeUndefined();
});
