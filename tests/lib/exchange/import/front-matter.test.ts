import { expect, test } from 'vitest';
import { frontMatter } from '#lib/exchange/import/front-matter.ts';

test.each([
  ['"a \\"q\\" b"', 'a "q" b'],
  ["'it''s' # why", "it's"],
  ['plain: "b" # why', 'plain: "b"'],
  ['"C:\\docs"', 'C:\\docs'],
  ['C#', 'C#'],
])('the title %s is %s', (value, title) => {
  expect(frontMatter(`---\ntags: x\ntitle: ${value}\n---\ntext`)).toEqual({ title, body: 'text' });
});

test('without one, all of it is text', () => {
  expect(frontMatter('a\n---\ntitle: b\n---\n')).toEqual({ title: '', body: 'a\n---\ntitle: b\n---\n' });
});
