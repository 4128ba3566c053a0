import { expect, test } from 'vitest';
import { whyUnsafe } from '../../server/src/safe-json.ts';

test.each([[null], [1.5], ['ä 🎈'], [{ a: [{ b: 'c' }] }], [JSON.parse('{"constructor":1}')]])(
  '%j may be kept',
  (value) => {
    expect(whyUnsafe(value)).toBeNull();
  },
);

test.each([
  ['NUL in a text', { a: ['x\0'] }],
  ['NUL in a key', { 'x\0': 1 }],
  ['half a character', ['\ud800']],
  ['a number beyond numbers', JSON.parse('{"a":1e999}')],
  ['a key named __proto__', JSON.parse('{"a":{"__proto__":1}}')],
])('%s may not', (_name, value) => {
  expect(whyUnsafe(value)).not.toBeNull();
});

test('bottomless nesting is refused without falling into it', () => {
  expect(whyUnsafe(JSON.parse('['.repeat(500_000) + ']'.repeat(500_000)))).toMatch(/deep/);
});
