import { expect, test } from 'vitest';
import { toSlides } from '#lib/exchange/to-slides.ts';
import { unpack } from '#lib/exchange/zip.ts';
import { aBook, aHash, aHostileGuide, aPicture, aPng, aShownGuide, textOf } from '#tests/fixtures/a-book.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

const slidesOf = async (...book: Parameters<typeof aBook>) => {
  const files = await unpack((await toSlides(aBook(...book))).bytes);
  const slides = files.filter(({ path }) => /^ppt\/slides\/slide\d+\.xml$/.test(path));
  return { files, slides: slides.map(({ bytes }) => textOf(bytes)) };
};

test('a cover, and a slide for each step with its picture', async () => {
  const { files, slides } = await slidesOf();
  expect(slides).toHaveLength(3);
  expect(slides[0]).toContain('Add a lead');
  expect(slides[1]).toContain('Click New lead');
  expect(slides[1]).toContain('descr="The page at step 1"');
  expect(slides[2]).toContain('Step 2 of 2');
  expect(files.filter(({ path }) => path.endsWith('.png')).map(({ bytes }) => bytes)).toEqual([aPng]);
});

test('a long title is smaller, and a long text goes on', async () => {
  const words = Array.from({ length: 600 }, (_, index) => `w${index}x`);
  const title = 'A title that says everything '.repeat(6).trim();
  const step = aStep({ title, text: words.slice(0, 400).join(' '), picture: aPicture() });
  const { slides } = await slidesOf([aGuide({ title, text: words.join(' '), steps: stepsById(step) })]);
  const said = slides.map((slide) => [...slide.matchAll(/w\d+x/g)].map(([word]) => word));
  const covers = slides.findIndex((slide) => slide.includes('Step 1 of 1'));
  expect(covers).toBeGreaterThan(1);
  expect(slides.length).toBeGreaterThan(covers + 1);
  expect(said.slice(0, covers).flat()).toEqual(words);
  expect(said.slice(covers).flat()).toEqual(words.slice(0, 400));
  expect(slides.slice(1).every((slide) => /continued/i.test(slide) || slide.includes('Step 1 of 1'))).toBe(true);
  expect(slides[0]).not.toMatch(/sz="3600"/);
});

test('letters of every script stay, and signs that no XML may hold go', async () => {
  const { slides } = await slidesOf([aShownGuide({ title: '見積書\u0001を作る' })]);
  expect(slides[0]).toContain('見積書を作る');
});

test('each text is in its language, Arabic from the right', async () => {
  const arabic = aShownGuide({ title: 'إضافة عميل', language: 'ar-Arab' });
  const { slides } = await slidesOf([arabic]);
  expect(slides[0]).toMatch(/<a:pPr rtl="1"\s+algn="r"[^>]*>.*lang="ar-EG".*إضافة عميل/);
  expect(slides[1]).toMatch(/lang="en-US"[^>]*>(?:(?!<a:t>).)*<a:t>Step 1 of 2/);
});

test('hostile words stay words', async () => {
  const { slides } = await slidesOf([aHostileGuide()]);
  expect(slides.join('')).not.toMatch(/<(script|img|svg)/);
});

test('a picture that slides cannot show is missed aloud', async () => {
  const file = await toSlides(aBook([aShownGuide()], new Map([[aHash, { bytes: aPng, type: 'image/webp' }]])));
  expect(file.lost).toEqual(['“Add a lead”: a picture is missing']);
});
