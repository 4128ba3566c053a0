import { expect, test } from 'vitest';
import { makeLink, toggleAround, toggleList, type Selected } from '#components/library/markdown-edit.ts';

/** `a [b] c` is a text with `b` selected. */
const at = (marked: string): Selected => {
  const start = marked.indexOf('‹');
  const end = marked.indexOf('›') - 1;
  return { text: marked.replace(/[‹›]/g, ''), start, end };
};
const shown = ({ text, start, end }: Selected): string =>
  `${text.slice(0, start)}‹${text.slice(start, end)}›${text.slice(end)}`;

test.each([
  ['Click ‹Save› now', 'Click **‹Save›** now'],
  ['Click **‹Save›** now', 'Click ‹Save› now'],
  ['Click ‹›', 'Click **‹›**'],
])('bold: %s becomes %s', (before, after) => {
  expect(shown(toggleAround(at(before), '**'))).toBe(after);
});

test.each([
  ['one\ntw‹o\nthr›ee', 'one\n‹- two\n- three›'],
  ['‹- one\n- two›', '‹one\ntwo›'],
  ['- one\nt‹›wo', '- one\n‹- two›'],
  ['‹›', '‹- ›'],
])('a list: %j becomes %j', (before, after) => {
  expect(shown(toggleList(at(before)))).toBe(after);
});

test.each([
  ['see ‹the page›', 'see [the page](‹https://›)'],
  ['see ‹https://example.com/a›', 'see [‹words›](https://example.com/a)'],
  ['see ‹›', 'see [‹words›](https://)'],
  ['‹a]b›', '[a\\]b](‹https://›)'],
])('a link: %s becomes %s', (before, after) => {
  expect(shown(makeLink(at(before)))).toBe(after);
});
