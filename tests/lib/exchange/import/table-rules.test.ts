import { expect, test } from 'vitest';
import { pageToMarkdown } from '#lib/exchange/import/page-to-markdown.ts';

const loss = ['the grid of a table, of which the words stay'];

test.each([
  [
    'a grid',
    '<tr><th>a<br>b</th><th>c</th></tr><tr><td>1|2</td><td></td></tr>',
    '| a b | c |\n| --- | --- |\n| 1\\|2 |  |',
    [],
  ],
  ['no header', '<tr><td>a</td><td>b</td></tr>', '|  |  |\n| --- | --- |\n| a | b |', []],
  ['a caption', '<caption>C</caption><tr><th>a</th><th>b</th></tr>', 'C\n\n| a | b |\n| --- | --- |', []],
  [
    'wide cells and lists',
    '<tr><th>#</th><th colspan="2">b</th></tr><tr><td>1.</td><td><ul><li>c</li><li>d</li></ul></td><td>e</td></tr>',
    '\\# · b\n\n1. · c; d · e'.replace('1.', '1\\.'),
    loss,
  ],
  ['rows of several lengths', '<tr><th>a</th></tr><tr><td>b</td><td>c</td></tr>', 'a\n\nb · c', loss],
  ['a page in a table', '<tr><td><h2>A</h2>b</td><td><pre>c</pre></td></tr>', '## A\n\nb\n\n```\nc\n```', loss],
  ['one cell', '<tr><td>a<ul><li>b</li></ul></td></tr>', 'a\n\n-   b', []],
])('%s', (_, rows, markdown, leftOut) => {
  expect(pageToMarkdown(`<table>\n${rows}\n</table>`)).toMatchObject({ markdown, leftOut: new Set(leftOut) });
});
