import { expect, test } from 'vitest';
import { pageToMarkdown } from '#lib/exchange/import/page-to-markdown.ts';
import { toRich } from '#lib/markdown/to-rich.ts';

const samples = ['<script>alert(1)</script>', '<!-- c -->\n<p>keep</p><br>', 'a  *b* &amp; ```\n```\n  c'];
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

test.each(samples)('a block of code stays word for word: %j', (text) => {
  for (const html of [`<pre>${escaped(text)}</pre>`, `<pre><code class="language-html">${escaped(text)}</code></pre>`])
    expect(toRich(pageToMarkdown(html).markdown)).toEqual([{ kind: 'code-block', text }]);
});

test.each(['<br>', '<script>x</script>', '``', '`a', 'a  *b* &amp; c', '\\'])(
  'a span stays word for word: %j',
  (text) => {
    const { markdown } = pageToMarkdown(`x <code>${escaped(text)}</code> y`);
    const [paragraph] = toRich(markdown);
    expect(paragraph).toMatchObject({ children: [{ text: 'x ' }, { kind: 'code', text }, { text: ' y' }] });
  },
);

test('colors and links in code leave no signs in it', () => {
  expect(pageToMarkdown('<pre>a <b>b</b><br><a href="x">c</a></pre>').markdown).toBe('```\na b\nc\n```');
});
