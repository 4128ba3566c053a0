import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pieces } from '#components/library/text-pieces.ts';

const sideOf = (side: 'before' | 'after', before: string, after: string) =>
  pieces(before, after)
    .filter((piece) => piece.side === 'both' || piece.side === side)
    .map(({ text }) => text)
    .join('');

test('several changed words of a text are told apart from all that stayed', () => {
  const changed = pieces('Add a lead now, please', 'Add a contact now, thanks').filter(({ side }) => side !== 'both');
  expect(changed.map(({ text, side }) => `${side} ${text}`)).toEqual([
    'before lead',
    'after contact',
    'before please',
    'after thanks',
  ]);
});

test('no word gets lost between the pieces, in whatever writing', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ' ', 'b ', '\n', 'ä', '保', '存', '😀', '.'), maxLength: 20 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(sideOf('before', before, after)).toBe(before);
      expect(sideOf('after', before, after)).toBe(after);
    }),
  );
});

test('texts that have nothing in common are each shown whole, and soon', () => {
  const words = (letter: string) => Array.from({ length: 4_000 }, (_, at) => `${letter}${at}`).join(' ');
  const all = pieces(words('a'), words('b'));
  expect(all.map(({ side }) => side)).toEqual(['before', 'after']);
});
