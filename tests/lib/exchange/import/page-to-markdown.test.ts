import { expect, test } from 'vitest';
import { pageToMarkdown } from '#lib/exchange/import/page-to-markdown.ts';

test.each([
  ['a &lt;b&gt; &amp;amp; 1 < 2 & 3', 'a \\<b> \\&amp; 1 < 2 & 3'],
  ['<details><summary>S</summary>in</details>', 'S\n\nin'],
  ['<ol><li><h2>Step 1</h2><p>a</p></li><li><h2>Step 2</h2></li></ol>', '## Step 1\n\na\n\n## Step 2'],
  ['<ul><li><input type="checkbox" checked> a</li><li><input type="checkbox">b</li></ul>', '-   [x] a\n-   [ ] b'],
  ['<del>a</del> b<br>c', '~~a~~ b\nc'],
])('%s is %j', (html, markdown) => {
  expect(pageToMarkdown(html)).toMatchObject({ markdown, leftOut: new Set() });
});

test('looks without a sign are words, and said so', () => {
  const { markdown, leftOut } = pageToMarkdown('H<sub>2</sub>O <u>u</u> <kbd>Ctrl</kbd>');
  expect(markdown).toBe('H2O u `Ctrl`');
  expect([...leftOut]).toEqual(['looks that Markdown has no sign for, of which the words stay']);
});
