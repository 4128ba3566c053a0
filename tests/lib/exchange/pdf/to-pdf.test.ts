import { readFile } from 'node:fs/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { toPdf } from '#lib/exchange/pdf/to-pdf.ts';
import { aBook, aHash, aPicture, aPng, aShownGuide } from '#tests/fixtures/a-book.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

async function read(bytes: Uint8Array): Promise<{ pages: string[]; title: string }> {
  const pdf = await getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
  const { info } = await pdf.getMetadata();
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    );
  }
  return { pages, title: (info as { Title: string }).Title };
}

test('every step is in it, in order, as text that can be searched', async () => {
  const file = await toPdf(aBook([aShownGuide({ title: 'Über uns – “fast”' })]));
  expect(file).toMatchObject({ name: 'Über uns – “fast”.pdf', lost: [] });
  const { pages, title } = await read(file!.bytes);
  expect(title).toBe('Über uns – “fast”');
  expect(pages.join(' ')).toMatch(/Über uns – “fast”.*1\. Click New lead.*Only once\..*2\. Click Save/);
});

test('what is longer than a page goes on on the next one', async () => {
  const steps = Array.from({ length: 60 }, (_, index) =>
    aStep({ order: `a${String(index).padStart(3, '0')}`, title: `Number ${index} here` }),
  );
  const { pages } = await read((await toPdf(aBook([aGuide({ steps: stepsById(...steps) })])))!.bytes);
  expect(pages.length).toBeGreaterThan(2);
  const said = pages.join(' ');
  expect(steps.filter((_, index) => !said.includes(`Number ${index} here`))).toEqual([]);
});

test('a step stays on one page with its picture', async () => {
  const bytes = new Uint8Array(await readFile('docs/pictures/main.png'));
  const steps = [1, 2, 3, 4].map((n) => aStep({ order: `a${n}`, title: `Number ${n} here`, picture: aPicture() }));
  const book = aBook([aGuide({ steps: stepsById(...steps) })], new Map([[aHash, { bytes, type: 'image/png' }]]));
  const { pages } = await read((await toPdf(book))!.bytes);
  expect(pages.map((words) => words.match(/Number \d/g))).toEqual([
    ['Number 1'],
    ['Number 2', 'Number 3'],
    ['Number 4'],
  ]);
});

test.each(['見積書を作る', 'Создать', 'إنشاء', 'Łódź'])(
  '%s is left to the browser, which has letters for it',
  async (title) => {
    expect(await toPdf(aBook([aShownGuide({ title })]))).toBeNull();
  },
);

test('a picture that PDF cannot show is missed aloud', async () => {
  const file = await toPdf(aBook([aShownGuide()], new Map([[aHash, { bytes: aPng, type: 'image/webp' }]])));
  expect(file?.lost).toEqual(['“Add a lead”: a picture is missing']);
});
