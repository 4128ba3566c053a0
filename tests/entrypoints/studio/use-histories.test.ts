import { expect, test } from 'vitest';
import { makeHistories } from '../../../entrypoints/studio/use-histories.ts';
import { aGuide } from '../../components/library/fixtures.ts';

/** A storage of the browser with room for so many characters. */
function aStorage(room = Infinity): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => void kept.delete(key),
    setItem: (key: string, value: string) => {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
  } as Storage;
}
const { id } = aGuide();
const aChange = (title: string) => ({ before: aGuide(), after: aGuide([], { title }), field: '', at: 1 });
const history = (count: number) => ({
  done: Array.from({ length: count }, (_, at) => aChange(`Title ${at}`)),
  undone: [aChange('Undone')],
});

test('what can be undone and redone is there after a reload', () => {
  const storage = aStorage();
  const before = makeHistories(storage);
  before.keep(id, history(3));
  before.writeAll();
  expect(makeHistories(storage).of(id)).toEqual(history(3));
});

test('where there is no room for all, the latest is kept', () => {
  const storage = aStorage(JSON.stringify(history(4)).length);
  const before = makeHistories(storage);
  before.keep(id, history(20));
  before.writeAll();
  const { done, undone } = makeHistories(storage).of(id);
  expect(done.length).toBeGreaterThan(0);
  expect(done.at(-1)).toEqual(history(20).done.at(-1));
  expect(undone).toHaveLength(1);
});

test.each(['{', 'null', '{"done":[{}],"undone":[]}'])('what is no history (%s) is none', (kept) => {
  const storage = aStorage();
  storage.setItem(`history ${id}`, kept);
  expect(makeHistories(storage).of(id)).toEqual({ done: [], undone: [] });
});
