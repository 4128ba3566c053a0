import { expect, test } from 'vitest';
import { toTipSheet } from '#lib/exchange/import/tip-sheet.ts';
import { aHash } from '#tests/fixtures/a-book.ts';

const read = (markdown: string, title = '', titleElse = '') => {
  const pictures = new Map([
    ['wiki/img/map.png', aHash],
    ['data:image/png;base64,AAAA', aHash],
  ]);
  return toTipSheet(markdown, { title, titleElse }, { path: 'wiki/how_to.md', pictures, leftOut: new Set<string>() });
};

test('links that run something are words, and so are those to other files', () => {
  const { draft, leftOut } = read('[evil](javascript:alert(1)) [**b**](b.md) `[c](c.md)` [d](https://d.example/)');
  expect(draft.text).toBe('evil **b** `[c](c.md)` [d](https://d.example/)');
  expect(leftOut).toEqual(['links to other files, of which the words stay']);
});

test('a picture inside the page is one like those beside it, and no letters of it are ever said', () => {
  const { draft, leftOut } = read(
    '![a](data:image/png;base64,AAAA) ![b](data:image/gif;base64,BBBB) ![c](img/map.png)',
  );
  expect(draft.text).toBe(`![a](picture:${aHash}) b ![c](picture:${aHash})`);
  expect(leftOut).toEqual(['a picture inside the page']);
});

test('its title is the best there is', () => {
  expect(read('# A\n\ntext', 'B', 'C').draft).toMatchObject({ title: 'B', text: '# A\n\ntext' });
  expect(read('# A\n\ntext', '', 'C').draft).toMatchObject({ title: 'A', text: 'text' });
  expect(read('text', '', 'C').draft).toMatchObject({ title: 'C', text: 'text' });
  expect(read('text').draft).toMatchObject({ title: 'how to', text: 'text' });
});
