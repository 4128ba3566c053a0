import { expect, test } from 'vitest';
import { firstHeading } from '#lib/markdown/first-heading.ts';

test.each([
  ['\n# A \\<b> **c** #\n\ntext\n', { words: 'A <b> c', rest: '\n\ntext\n' }],
  ['# Learn C#\n- a', { words: 'Learn C#', rest: '- a' }],
  ['A\n===\ntext', { words: 'A', rest: 'text' }],
  ['## A\ntext', null],
  ['text\n\n# A', null],
  ['', null],
])('%j begins with %j', (markdown, heading) => {
  expect(firstHeading(markdown)).toEqual(heading);
});
