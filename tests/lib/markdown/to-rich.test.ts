import { expect, test } from 'vitest';
import { toPlainText, toRich, toRichInline } from '#lib/markdown/to-rich.ts';
import type { RichBlock, RichInline } from '#lib/model/rich.ts';

const text = (value: string): RichInline => ({ kind: 'text', text: value });
const paragraph = (...children: RichInline[]): RichBlock => ({ kind: 'paragraph', children });

function hrefsIn(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/"href":"([^"]*)"/g)].map((match) => match[1] ?? '');
}

test('a title keeps its emphasis', () => {
  expect(toRichInline('Click **New _lead_** in `Sales`')).toEqual([
    text('Click '),
    { kind: 'strong', children: [text('New '), { kind: 'emphasis', children: [text('lead')] }] },
    text(' in '),
    { kind: 'code', text: 'Sales' },
  ]);
});

test('blocks of a tip sheet are all there', () => {
  const blocks = toRich('# One\n\ntext\n\n- a\n- b\n  1. c\n\n> said\n\n```\ncode <b>\n```\n\n---\n\n###### deep');
  expect(blocks).toEqual([
    { kind: 'heading', level: 1, children: [text('One')] },
    paragraph(text('text')),
    {
      kind: 'list',
      isOrdered: false,
      items: [
        [paragraph(text('a'))],
        [paragraph(text('b')), { kind: 'list', isOrdered: true, items: [[paragraph(text('c'))]] }],
      ],
    },
    { kind: 'quote', children: [paragraph(text('said'))] },
    { kind: 'code-block', text: 'code <b>' },
    { kind: 'rule' },
    { kind: 'heading', level: 4, children: [text('deep')] },
  ]);
});

test.each([
  '<script>alert(1)</script>',
  'a <img src=x onerror=alert(1)> b',
  '<div><b>x</b></div>\n\nafter',
  '<!-- x -->',
])('HTML is shown as it was typed: %s', (markdown) => {
  const blocks = toRich(markdown);
  expect(blocks.every((block) => block.kind === 'paragraph')).toBe(true);
  const words = blocks.flatMap((block) => (block.kind === 'paragraph' ? block.children : []));
  expect(words.every((word) => word.kind === 'text')).toBe(true);
  expect(words.map((word) => (word.kind === 'text' ? word.text : '')).join('\n\n')).toBe(markdown);
});

test('links of http, https and mailto are links', () => {
  const blocks = toRich('[a](https://a.example/x) [b](mailto:b@b.example) <http://c.example/> https://d.example/y');
  expect(hrefsIn(blocks)).toEqual([
    'https://a.example/x',
    'mailto:b@b.example',
    'http://c.example/',
    'https://d.example/y',
  ]);
});

test.each([
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](java&#x73;cript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](data:text/html,<b>x</b>)',
  '[x](vbscript:x)',
  '[x](file:///etc/passwd)',
  '[x](/relative)',
  '[x](//no.scheme.example)',
  '<javascript:alert(1)>',
  '[x][ref]\n\n[ref]: javascript:alert(1)',
])('any other address keeps only its words: %s', (markdown) => {
  expect(hrefsIn(toRich(markdown))).toEqual([]);
});

test('a picture is its description, and loads nothing', () => {
  expect(toRich('![the form](https://a.example/x.png)')).toEqual([paragraph(text('the form'))]);
});

test('a line break is kept', () => {
  expect(toRich('one\ntwo')).toEqual([paragraph(text('one'), { kind: 'break' }, text('two'))]);
});

test('done and open tasks can be told apart', () => {
  expect(toRich('- [ ] call\n- [x] mail')).toEqual([
    { kind: 'list', isOrdered: false, items: [[paragraph(text('☐ call'))], [paragraph(text('☑ mail'))]] },
  ]);
});

test('a header of nothing is no line', () => {
  expect(toRich('|  |  |\n| --- | --- |\n| a | b |')).toEqual([paragraph(text('a · b'))]);
});

test('each row of a table is a line', () => {
  expect(toRich('| a | b |\n|---|---|\n| **1** | 2 |')).toEqual([
    paragraph(text('a · b')),
    paragraph({ kind: 'strong', children: [text('1')] }, text(' · 2')),
  ]);
});

test('entities are the characters they stand for', () => {
  expect(toRichInline('a &amp; b &lt;i&gt; &#8364; &unknown;')).toEqual([text('a & b <i> € &unknown;')]);
  expect(toRichInline('`a &amp; b` \\*c\\*')).toEqual([{ kind: 'code', text: 'a &amp; b' }, text(' *c*')]);
});

test('plain text has no marks', () => {
  expect(toPlainText('Click **New lead** in [Sales](https://a.example) & `go`')).toBe('Click New lead in Sales & go');
});

test('nothing typed is nothing shown', () => {
  expect(toRich('')).toEqual([]);
  expect(toRich('  \n\n')).toEqual([]);
  expect(toRichInline('  ')).toEqual([]);
});

test.each(['>', '- ', '**', '[', '`', '<', '![', '_a ', '|'])('fifty thousand characters of %s end soon', (mark) => {
  const started = performance.now();
  const blocks = toRich(mark.repeat(50_000 / mark.length));
  expect(Array.isArray(blocks)).toBe(true);
  expect(performance.now() - started).toBeLessThan(5_000);
});
