import { expect, test } from 'vitest';
import { toHtml } from '#lib/exchange/to-html.ts';
import { aBook, aHostileGuide, aShownGuide, textOf } from '#tests/fixtures/a-book.ts';

test('one file holds the guide and its pictures', async () => {
  const file = await toHtml(aBook());
  expect(file).toMatchObject({ name: 'Add a lead.html', type: 'text/html', lost: [] });
  expect(textOf(file.bytes)).toContain('<img src="data:image/png;base64,iVBOR');
  expect(textOf(file.bytes)).not.toMatch(/src="(?!data:image)/);
});

test('a picture that could not be had is missed aloud', async () => {
  const file = await toHtml(aBook([aShownGuide()], new Map()));
  expect(file.lost).toEqual(['“Add a lead”: a picture is missing']);
});

test('hostile words stay words', async () => {
  const html = textOf((await toHtml(aBook([aHostileGuide()]))).bytes);
  expect(html).not.toMatch(/<(script|img|svg|iframe)|href="javascript|\son\w+=["']/i);
});
