import { expect, test } from 'vitest';
import { rewritten } from '#lib/markdown/rewrite.ts';

const loud = (markdown: string) =>
  rewritten(markdown, ({ type, text }) => (type === 'link' ? String(text).toUpperCase() : null));

test.each([
  ['a [b](https://x.example/) c', 'a B c'],
  ['- one\n- > [b](https://x.example/)\n  > **[c](https://x.example/)** d', '- one\n- > B\n  > **C** d'],
  ['| a |\n| - |\n| [b](https://x.example/) |', '| a |\n| - |\n| B |'],
  ['[b][1]\n\n[1]: https://x.example/', 'B\n\n[1]: https://x.example/'],
])('%j is said as %j', (markdown, said) => {
  expect(loud(markdown)).toBe(said);
});

test.each([
  '`[b](https://x.example/)`',
  '```\n[b](https://x.example/)\n```',
  'a\n\n    [b](https://x.example/)',
  '> ```\n> [b](https://x.example/)\n> ```',
  '- a\n\n      [b](https://x.example/)',
])('code stays word for word, also where the same is said behind it: %j', (code) => {
  expect(loud(`${code}\n\n[b](https://x.example/)`)).toBe(`${code}\n\nB`);
});

test('what nests too deep stays as it was typed', () => {
  const deep = `${'>'.repeat(20_000)} [b](https://x.example/)`;
  expect(loud(deep)).toBe(deep);
});
