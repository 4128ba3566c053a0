import { expect, test } from 'vitest';
import { textFile, titleOfBook } from '#lib/exchange/book.ts';
import { aBook, textOf } from '#tests/fixtures/a-book.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';

test('one guide gives the title, several are counted', () => {
  expect(titleOfBook(aBook([aGuide({ title: ' Add ' })]))).toBe('Add');
  expect(titleOfBook(aBook([aGuide({ title: '' })]))).toBe('Untitled');
  expect(titleOfBook(aBook([aGuide(), aGuide()]))).toBe('2 guides');
});

test('text becomes UTF-8', () => {
  expect(textOf(textFile('a', 'text/plain', 'ü漢').bytes)).toBe('ü漢');
});
