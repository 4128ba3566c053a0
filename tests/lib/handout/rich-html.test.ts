import { expect, test } from 'vitest';
import { blocksHtml, escapeHtml } from '#lib/handout/rich-html.ts';
import { toRich } from '#lib/markdown/to-rich.ts';
import { aHash } from '#tests/fixtures/a-book.ts';

const html = (markdown: string) => blocksHtml(toRich(markdown), () => 'p.png');

test('what an author wrote has its form', () => {
  expect(html('# A\n\n1. **b** _c_ `d`\n\n> e  \nf\n\n---\n\n```\n<g>\n```')).toBe(
    '<h3>A</h3>\n<ol><li><p><strong>b</strong> <em>c</em> <code>d</code></p></li></ol>\n' +
      '<blockquote><p>e<br>f</p></blockquote>\n<hr>\n<pre><code>&#60;g&#62;</code></pre>',
  );
});

test('links lead to pages, pictures come from where they are said to be', () => {
  expect(html('[a](https://b.example/?c=1&d="2)')).toContain('href="https://b.example/?c=1&#38;d=%222"');
  expect(html(`![a "b"](picture:${aHash})`)).toBe('<p><img src="p.png" alt="a &#34;b&#34;"></p>');
  expect(html('![a](https://elsewhere.example/b.png)')).toBe('<p>a</p>');
});

test('a picture that is not there is named', () => {
  expect(blocksHtml(toRich(`![a map](picture:${aHash})`), () => null)).toContain('[a map]');
});

test('no sign of a text can end what it stands in', () => {
  expect(escapeHtml(`<>&"'`)).toBe('&#60;&#62;&#38;&#34;&#39;');
});
