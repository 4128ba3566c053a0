import { expect, test } from 'vitest';
import { breakLines, paragraphsOf } from '#lib/exchange/pdf/lines.ts';
import { toRich } from '#lib/markdown/to-rich.ts';

const wide = (text: string) => text.length;

test('lines are as wide as they may be, and no word gets lost', () => {
  expect(breakLines('one two three', wide, 7)).toEqual(['one two', 'three']);
  expect(breakLines('abcdefghij kl', wide, 4)).toEqual(['abcd', 'efgh', 'ij', 'kl']);
  expect(breakLines('', wide, 4)).toEqual(['']);
});

test('blocks become paragraphs that say how they look', () => {
  expect(paragraphsOf(toRich('# A\n\n1. b\n2. c\n   - d\n\n> e\n\n```\nf\ng\n```'))).toEqual([
    { text: 'A', look: 'bold', indent: 0 },
    { text: 'b', look: 'text', indent: 0, mark: '1. ' },
    { text: 'c', look: 'text', indent: 0, mark: '2. ' },
    { text: 'd', look: 'text', indent: 1, mark: '• ' },
    { text: 'e', look: 'text', indent: 1 },
    { text: 'f', look: 'code', indent: 0 },
    { text: 'g', look: 'code', indent: 0 },
  ]);
});
