import { expect, test } from 'vitest';
import { fromMarkdown } from '#lib/exchange/import/from-markdown.ts';
import { toRich } from '#lib/markdown/to-rich.ts';
import { aHash, hostile } from '#tests/fixtures/a-book.ts';

const pictures = new Map([['wiki/img/map.png', aHash]]);
const read = (text: string) => fromMarkdown(text, 'wiki/how_to.md', pictures);

test.each([
  ['---\ntitle: "Front"\ntags: a\n---\n# Head\ntext', 'Front', '# Head\ntext'],
  ['# Head **bold** #\n\ntext', 'Head bold', 'text'],
  ['Head\n====\ntext', 'Head', 'text'],
  ['text only', 'how to', 'text only'],
  ['\uFEFF# Head\r\n\r\na\r\nb', 'Head', 'a\nb'],
])('%j has its title', (text, title, rest) => {
  expect(read(text).draft).toMatchObject({ kind: 'tip-sheet', title, text: rest, pages: [], steps: {} });
});

test('pictures that lie beside it stay, others are named', () => {
  const { draft, leftOut } = read('x ![a map](img/MAP.png "t") ![gone](img/gone.png) <img alt="b" src="img/map.png">');
  expect(draft.text).toBe(`x ![a map](picture:${aHash}) gone ![b](picture:${aHash})`);
  expect(leftOut).toEqual(['the picture img/gone.png']);
});

test('pictures of the web would tell its host who reads, so their words stay', () => {
  const { draft, leftOut } = read('![spy](https://spy.example/a.png)');
  expect(draft.text).toBe('spy');
  expect(leftOut).toEqual(['the picture https://spy.example/a.png']);
});

test('links of the web stay, links to other files are named', () => {
  const { draft, leftOut } = read('[a](https://a.example/) [b](b.md)');
  expect(draft.text).toContain('[a](https://a.example/)');
  expect(leftOut).toEqual(['links to other files, of which the words stay']);
});

test('scripts and styles go with what is in them', () => {
  const { draft, leftOut } = read('a <script>alert(1)</script>\n<style>b{}</style> <!-- c --> <div>d</div>');
  expect(draft.text.replace(/\s+/g, ' ')).toBe('a d');
  expect(leftOut).toEqual(['scripts, styles and what is embedded']);
});

test('code samples stay word for word, whatever else is HTML in the text', () => {
  const block = '<script>alert(1)</script>\n<!-- c -->\n<p>keep</p><br>';
  const { draft } = read(`\`\`\`html\n${block}\n\`\`\`\n\n\`<br>\` \`<script>x</script>\`\n\n    <div>\n\n<b>end</b>`);
  expect(toRich(draft.text)).toEqual([
    { kind: 'code-block', text: block },
    {
      kind: 'paragraph',
      children: [
        { kind: 'code', text: '<br>' },
        { kind: 'text', text: ' ' },
        { kind: 'code', text: '<script>x</script>' },
      ],
    },
    { kind: 'code-block', text: '<div>' },
    { kind: 'paragraph', children: [{ kind: 'strong', children: [{ kind: 'text', text: 'end' }] }] },
  ]);
});

test('Markdown without HTML stays as it was typed', () => {
  const typed = '* a\n* _b_ `<br>`\n\n~~~\n<p>\n~~~\n\n| a |\n|---|\n| 1 < 2 |';
  expect(read(typed).draft.text).toBe(typed);
});

test('tags, entities and footnotes become what they say; what is no tag stays', () => {
  const { draft } = read(
    '<u>u</u> <kbd>Ctrl</kbd> <b>b</b> &copy; <your-name>[^1]\n\n[^1]: note\n\n<details><summary>S</summary>in</details>',
  );
  expect(draft.text).toBe('u `Ctrl` **b** © \\<your-name> (1)\n\n(1) note\n\nS\n\nin');
});

test('hostile words make nothing but words', () => {
  const kinds = JSON.stringify(toRich(read(hostile).draft.text)).match(/"kind":"(?:link|picture)"/g);
  expect(kinds).toBeNull();
});
