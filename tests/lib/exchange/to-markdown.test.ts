import { expect, test } from 'vitest';
import { toMarkdownText, toMarkdownZip } from '#lib/exchange/to-markdown.ts';
import { unpack } from '#lib/exchange/zip.ts';
import { aBook, aHash, aShownGuide, textOf } from '#tests/fixtures/a-book.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

const sheet = aGuide({ kind: 'tip-sheet', title: 'Rules', steps: {}, text: `See ![the map](picture:${aHash}).` });

test('steps are numbered headings with their pictures beside the text', async () => {
  const file = await toMarkdownZip(aBook());
  const files = await unpack(file.bytes);
  expect(files.map(({ path }) => path)).toEqual(['Add a lead.md', 'pictures/aaaaaaaaaaaaaaaa.png']);
  expect(textOf(files[0]!.bytes)).toBe(
    '# Add a lead\n\n## 1. Click **New lead**\n\nOnly _once_.\n\n![The page at step 1](pictures/aaaaaaaaaaaaaaaa.png)\n\n' +
      '## 2. Click **Save**\n\nOn `https://crm.example.com/leads/*`\n',
  );
});

test('pictures in a text lead to the files, too, and to nothing where there are none', async () => {
  const [text] = await unpack((await toMarkdownZip(aBook([sheet]))).bytes);
  expect(textOf(text!.bytes)).toContain('![the map](pictures/aaaaaaaaaaaaaaaa.png)');
  expect(toMarkdownText(aBook([sheet]))).toBe('# Rules\n\nSee the map.');
  const shown = aGuide({ steps: stepsById(aStep({ text: sheet.text })) });
  expect(toMarkdownText(aBook([shown]))).toContain('See the map.');
});

test('guides of one title get files of their own', async () => {
  const files = await unpack((await toMarkdownZip(aBook([aShownGuide(), aShownGuide()]))).bytes);
  expect(files.map(({ path }) => path).slice(0, 2)).toEqual(['Add a lead.md', 'Add a lead (2).md']);
});

test('a title stays in its line', () => {
  expect(toMarkdownText(aBook([aGuide({ title: 'a\n# b', description: '', steps: {} })]))).toBe('# a # b');
});
