import { expect, test } from 'vitest';
import { fromHtml } from '#lib/exchange/import/from-html.ts';
import { aHash } from '#tests/fixtures/a-book.ts';

const pictures = new Map([['wiki/img/a map.png', aHash]]);
const read = (html: string) => fromHtml(html, 'wiki/page.html', pictures);

test('words, headings, lists, links, tables and pictures stay', () => {
  const { draft, leftOut } =
    read(`<!doctype html><html><head><title>Wiki - Orders</title><meta name="a" content="b"></head><body>
    <h1>How to order</h1><p>Say <b>what</b> &amp; <a href="https://a.example/">where</a>.</p>
    <ul><li>one</li><li>two</li></ul><img src="img/a%20map.png" alt="A [map]">
    <table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table></body></html>`);
  expect(draft.title).toBe('How to order');
  expect(draft.text).toContain('Say **what** & [where](https://a.example/).');
  expect(draft.text).toMatch(/- +one\n- +two/);
  expect(draft.text).toMatch(new RegExp(`!\\[A .*map.*\\]\\(picture:${aHash}\\)`));
  expect(draft.text).toMatch(/\| a +\| b +\|/);
  expect(leftOut).toEqual([]);
});

test('without a heading the page is called by its title', () => {
  expect(read('<title>Wiki &amp; more</title><p>text</p>').draft).toMatchObject({ title: 'Wiki & more', text: 'text' });
});

test('what runs, embeds or navigates is left out, and said so', () => {
  const { draft, leftOut } = read(
    '<script>alert(1)</script><style>p{}</style><nav><a href="/">Home</a></nav><p onclick="alert(1)">text</p><iframe src="x"></iframe><a href="javascript:alert(1)">bad</a>',
  );
  expect(draft.text).not.toMatch(/alert\(1\)<|p\{\}|Home|iframe/);
  expect(draft.text).toContain('text');
  expect(leftOut).toEqual(['scripts, styles and what is embedded', 'navigation and fields']);
});
