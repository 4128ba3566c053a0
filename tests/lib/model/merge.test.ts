import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEqual, merge3, type Json } from '#lib/model/merge.ts';

const leaf = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.constantFrom('a', 'b'),
  fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 2 }),
  fc.constant(null),
);
const keys = fc.constantFrom('x', 'y', 'z', 'target', '__proto__', 'constructor');
const { value: json } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, leaf, fc.dictionary(keys, tie('value'), { maxKeys: 4 })),
}));
const document = fc.dictionary(keys, json, { maxKeys: 5 }) as fc.Arbitrary<Json>;
/** A document, or none: not yet made, or removed. */
const state = fc.option(document, { nil: undefined, freq: 8 });
const runs = { numRuns: 3_000 };

const isMap = (value: Json | undefined): value is { [key: string]: Json } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const own = (value: Json | undefined, key: string) =>
  isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
const at = (value: Json | undefined, path: string[]) => path.reduce(own, value);
function leaves(value: Json | undefined, path: string[] = []): [path: string[], value: Json | undefined][] {
  return isMap(value) ? Object.keys(value).flatMap((key) => leaves(value[key], [...path, key])) : [[path, value]];
}
const startsWith = (path: string[], start: string[]) => start.every((key, i) => path[i] === key);

test('where only I changed something, mine is the result', () => {
  fc.assert(
    fc.property(state, state, (base, mine) => {
      const { value, conflicts } = merge3(base, mine, base);
      return isEqual(value, mine) && conflicts.length === 0;
    }),
    runs,
  );
});

test('where only they changed something, theirs is the result', () => {
  fc.assert(
    fc.property(state, state, (base, theirs) => {
      const { value, conflicts } = merge3(base, base, theirs);
      return isEqual(value, theirs) && conflicts.length === 0;
    }),
    runs,
  );
});

test('the same change by both is no conflict', () => {
  fc.assert(
    fc.property(state, state, (base, both) => {
      const { value, conflicts } = merge3(base, both, structuredClone(both));
      return isEqual(value, both) && conflicts.length === 0;
    }),
    runs,
  );
});

test('what is merged is left as it was', () => {
  fc.assert(
    fc.property(state, state, state, (...sides) => {
      const before = JSON.stringify(sides);
      merge3(...sides);
      return JSON.stringify(sides) === before;
    }),
    runs,
  );
});

test('to push a merged result again, or mine on top of it, changes nothing', () => {
  fc.assert(
    fc.property(state, state, state, (base, mine, theirs) => {
      const { value } = merge3(base, mine, theirs);
      return isEqual(merge3(base, value, theirs).value, value) && isEqual(merge3(base, mine, value).value, value);
    }),
    runs,
  );
});

test('everything I changed is in the result or among the conflicts, with its value', () => {
  fc.assert(
    fc.property(state, state, state, (base, mine, theirs) => {
      const { value, conflicts } = merge3(base, mine, theirs);
      return leaves(mine).every(
        ([path, mineHere]) =>
          isEqual(at(base, path), mineHere) ||
          isEqual(at(value, path), mineHere) ||
          conflicts.some(
            (one) => startsWith(path, one.path) && isEqual(at(one.mine, path.slice(one.path.length)), mineHere),
          ),
      );
    }),
    runs,
  );
});

test('everything they committed is in the result or among the conflicts, with its value', () => {
  fc.assert(
    fc.property(state, state, state, (base, mine, theirs) => {
      const { value, conflicts } = merge3(base, mine, theirs);
      return leaves(theirs).every(
        ([path, theirsHere]) =>
          isEqual(at(base, path), theirsHere) ||
          isEqual(at(value, path), theirsHere) ||
          conflicts.some(
            (one) => startsWith(path, one.path) && isEqual(at(one.theirs, path.slice(one.path.length)), theirsHere),
          ),
      );
    }),
    runs,
  );
});

test('a target is never made of two halves', () => {
  const base = { steps: { a: { target: { role: 'button', name: 'Save' }, title: 'Save' } } };
  const mine = { steps: { a: { target: { role: 'link', name: 'Save' }, title: 'Save' } } };
  const theirs = { steps: { a: { target: { role: 'button', name: 'Store' }, title: 'Store' } } };
  const { value, conflicts } = merge3(base, mine, theirs);
  expect(value).toEqual(theirs);
  expect(conflicts.map(({ path }) => path)).toEqual([['steps', 'a', 'target']]);
});

test('a translation is never said to be of words that it was not made from', () => {
  const said = (text: string, of: string) => ({ translations: { 'de-Latn': { title: { text, of } } } });
  const { value, conflicts } = merge3(said('Eins', 'One'), said('Zwei', 'Two'), said('Eins', 'Three'));
  expect(value).toEqual(said('Eins', 'Three'));
  expect(conflicts).toEqual([
    {
      path: ['translations', 'de-Latn', 'title'],
      mine: { text: 'Zwei', of: 'Two' },
      theirs: { text: 'Eins', of: 'Three' },
    },
  ]);
});

test('an edit beats a removal, whoever was first', () => {
  const base = { steps: { a: { title: 'One' } } };
  const edited = { steps: { a: { title: 'Two' } } };
  const removed = { steps: {} };
  expect(merge3(base, edited, removed).value).toEqual(edited);
  expect(merge3(base, removed, edited).value).toEqual(edited);
});

test('a key named __proto__ stays a plain key', () => {
  const mine = JSON.parse('{"a":1,"__proto__":{"polluted":true}}') as Json;
  const { value } = merge3({ a: 0 }, mine, { a: 0, b: 1 });
  expect(Object.keys(value as object).sort()).toEqual(['__proto__', 'a', 'b']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
