import { expect, test } from 'vitest';
import { makeLink, putPicture, toggleAround, toggleList, type Selected } from '#components/library/markdown-edit.ts';

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
  ['‹a **b** c **d**›', '**‹a b c d›**'],
  ['Click ‹**Save**› now', 'Click ‹Save› now'],
])('bold: %s becomes %s', (before, after) => {
  expect(shown(toggleAround(at(before), '**'))).toBe(after);
});

test('signs within words stay when they become italic', () => {
  expect(shown(toggleAround(at('‹snake_case_name _is_ it›'), '_'))).toBe('_‹snake_case_name is it›_');
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

test('a link to a video says so before its words', () => {
  const { text, start, end } = makeLink({ text: 'See it now', start: 4, end: 6 }, '▶ ');
  expect(text).toBe('See [▶ it](https://) now');
  expect(text.slice(start, end)).toBe('https://');
  const nameless = makeLink({ text: 'https://x.example/v', start: 0, end: 19 }, '▶ ');
  expect(nameless.text).toBe('[▶ words](https://x.example/v)');
  expect(nameless.text.slice(nameless.start, nameless.end)).toBe('words');
});

test('a picture is put behind what is selected', () => {
  const { text, start, end } = putPicture({ text: 'Our desk', start: 0, end: 3 }, 'b'.repeat(64));
  expect(text).toBe(`Our![what it shows](picture:${'b'.repeat(64)}) desk`);
  expect(text.slice(start, end)).toBe('what it shows');
});
