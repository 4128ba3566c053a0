import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf, inOneForm } from '#lib/model/hash.ts';

test('a hash is the one that everybody else would say', async () => {
  const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  expect(await hashOf(new Uint8Array())).toBe(empty);
});

/** The same value with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, part]) => [key, turned(part)]),
  );
}

test('a value is the same text whatever order its keys came in, and reads back as itself', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = inOneForm(value);
      expect(inOneForm(turned(value))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('lists keep their order', () => {
  expect(inOneForm([2, 1])).toBe('[2,1]');
});
