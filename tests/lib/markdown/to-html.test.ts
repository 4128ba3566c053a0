import { expect, test } from 'vitest';
import { htmlOf } from '#lib/markdown/to-html.ts';

test.each([
  '# A\n\n- **b** `<i>` \\<i> a < b && c\n\n```\n<i>&copy;</i>\n```\n\n    <i>\n\n[^x] <https://a.example/?b&c>',
  'x'.repeat(9),
  `${'>'.repeat(20_000)} <b>`,
])('Markdown alone needs no HTML: %#', (markdown) => {
  expect(htmlOf(markdown)).toBeNull();
});

test.each([
  ['a <kbd>b</kbd> `<i>`', '<p>a <kbd>b</kbd> <code>&lt;i&gt;</code></p>\n'],
  ['&copy; a', '<p>&copy; a</p>\n'],
  ['a[^1]\n\n[^1]: b *c*\n  d\n', '<p>a (1)</p>\n<p>(1) b <em>c</em><br>d</p>\n'],
  ['a[^n] [^o]\n\n[^n]: word', '<p>a (n) [^o]</p>\n<p>(n) word</p>\n'],
])('%j is %j', (markdown, html) => {
  expect(htmlOf(markdown)).toBe(html);
});
