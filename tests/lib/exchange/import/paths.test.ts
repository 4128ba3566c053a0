import { expect, test } from 'vitest';
import { endingOfPath, isHidden, pathFrom, wordsOfPath } from '#lib/exchange/import/paths.ts';

test.each([
  ['wiki/a/b.md', 'c.png', 'wiki/a/c.png'],
  ['wiki/a/b.md', '../img/c%20d.png?x#y', 'wiki/img/c d.png'],
  ['b.md', './c.png', 'c.png'],
  ['b.md', '../../../c.png', 'c.png'],
  ['a/b.md', '/img/c.png', 'img/c.png'],
  ['a/b.md', 'img\\c.png', 'a/img/c.png'],
  ['b.md', 'https://x.example/c.png', null],
  ['b.md', '//x.example/c.png', null],
  ['b.md', 'data:image/png;base64,AA', null],
  ['b.md', '#part', null],
  ['b.md', '%E0%A4%A', '%E0%A4%A'],
])('in %s, %s is %s', (from, address, path) => {
  expect(pathFrom(from, address)).toBe(path);
});

test('a path says what it is of, and whether anybody meant it', () => {
  expect(endingOfPath('a.b/c.MD')).toBe('md');
  expect(endingOfPath('a.b/c')).toBe('');
  expect(wordsOfPath('wiki/how_to-order.md')).toBe('how to order');
  expect(['__MACOSX/a', 'a/.DS_Store', 'a/b.md'].map(isHidden)).toEqual([true, true, false]);
});
