import { expect, test } from 'vitest';
import { fileNameOf, uniqueNames } from '#lib/exchange/file-name.ts';

test.each([
  ['Add a lead', 'Add a lead'],
  ['A/B: "what?" <now>|*', 'A B what now'],
  ['../../etc/passwd', 'etc passwd'],
  ['...', 'guide'],
  ['', 'guide'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['Ends with dots. . .', 'Ends with dots'],
  ['\u202Efdp.exe\u0000', 'fdp.exe'],
  ['見積書を作る', '見積書を作る'],
])('%j is saved as %j', (title, name) => {
  expect(fileNameOf(title)).toBe(name);
});

test('a long title is cut between characters', () => {
  expect(fileNameOf('😀'.repeat(200))).toBe('😀'.repeat(80));
});

test('two guides of one title get two files, also where capitals do not count', () => {
  const unique = uniqueNames();
  expect(['a', 'A', 'a'].map(unique)).toEqual(['a', 'A (2)', 'a (3)']);
});
