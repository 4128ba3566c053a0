import { PDFDocument, StandardFonts, type PDFFont, type PDFImage } from '@cantoo/pdf-lib';
import { picturesIn, type Handout, type HandoutStep } from '#lib/handout/handout.ts';
import { wordsOf } from '#lib/model/rich.ts';
import type { RichBlock } from '#lib/model/rich.ts';
import { titleOfBook, type Book, type MadeFile } from '#lib/exchange/book.ts';
import { fileNameOf } from '#lib/exchange/file-name.ts';
import { handoutsOf, missingPictures } from '#lib/exchange/to-html.ts';
import { PdfCanvas, type Ring } from './canvas.ts';
import { paragraphsOf } from './lines.ts';

/**
 * A PDF with every step, or null where these guides hold letters that the fonts of every PDF reader do not have (Japanese,
 * Cyrillic, Arabic): then the browser prints the HTML, with the fonts it has, instead of boxes here.
 */
export async function toPdf(book: Book): Promise<MadeFile | null> {
  const file = await PDFDocument.create();
  const fonts = {
    text: await file.embedFont(StandardFonts.Helvetica),
    bold: await file.embedFont(StandardFonts.HelveticaBold),
    code: await file.embedFont(StandardFonts.Courier),
  };
  const handouts = handoutsOf(book);
  if (!handouts.every((handout) => canWrite(fonts.text, allWords(handout)))) return null;
  const title = titleOfBook(book);
  file.setTitle(title, { showInWindowTitleBar: true });
  file.setProducer('Handrail');
  file.setCreator('Handrail');
  const images = await embedPictures(file, book);
  const canvas = new PdfCanvas(file, fonts);
  for (const handout of handouts) writeGuide(canvas, handout, images);
  const lost = missingPictures(
    { pictures: new Map([...book.pictures].filter(([hash]) => images.has(hash))) },
    handouts,
  );
  const bytes = new Uint8Array(await file.save());
  return { name: `${fileNameOf(title)}.pdf`, type: 'application/pdf', bytes, lost };
}

function writeGuide(canvas: PdfCanvas, handout: Handout, images: Map<string, PDFImage>): void {
  const { title, authorName, description, text, steps } = handout;
  canvas.turn();
  canvas.write({ text: plain(title), look: 'title', indent: 0 });
  if (authorName) canvas.write({ text: plain(`By ${authorName}`), look: 'soft', indent: 0 });
  if (description)
    for (const line of description.split('\n')) canvas.write({ text: plain(line), look: 'text', indent: 0 });
  writeBlocks(canvas, text, images);
  for (const [index, step] of steps.entries())
    writeStep(canvas, step, steps.length > 1 ? `${index + 1}. ` : '', images);
}

function writeStep(canvas: PdfCanvas, step: HandoutStep, number: string, images: Map<string, PDFImage>): void {
  canvas.need(90);
  canvas.write({ text: plain(number + wordsOf(step.title)), look: 'heading', indent: 0 });
  if (step.page) canvas.write({ text: plain(`On ${step.page}`), look: 'soft', indent: 0 });
  if (step.note) canvas.write({ text: plain(step.note), look: 'soft', indent: 0 });
  writeBlocks(canvas, step.text, images);
  const image = step.picture && images.get(step.picture.sha256);
  if (step.picture && image) canvas.picture(image, ringOf(step.picture));
  else if (step.picture) canvas.write({ text: '[The picture of this step is missing.]', look: 'soft', indent: 0 });
}

/** Pictures of a text stand below the paragraph that names them. */
function writeBlocks(canvas: PdfCanvas, blocks: readonly RichBlock[], images: Map<string, PDFImage>): void {
  for (const block of blocks) {
    for (const paragraph of paragraphsOf([block])) canvas.write({ ...paragraph, text: plain(paragraph.text) });
    for (const sha256 of picturesIn({ text: [block], steps: [] })) {
      const image = images.get(sha256);
      if (image) canvas.picture(image, { x: 0, y: 0, width: 0, height: 0 });
    }
  }
}

export function ringOf({ width, height, frame }: NonNullable<HandoutStep['picture']>): Ring {
  return { x: frame.x / width, y: frame.y / height, width: frame.width / width, height: frame.height / height };
}

async function embedPictures(file: PDFDocument, { pictures }: Book): Promise<Map<string, PDFImage>> {
  const images = new Map<string, PDFImage>();
  for (const [sha256, { type, bytes }] of pictures) {
    if (type === 'image/png') images.set(sha256, await file.embedPng(bytes));
    if (type === 'image/jpeg') images.set(sha256, await file.embedJpg(bytes));
  }
  return images;
}

function allWords({ title, authorName, description, text, steps }: Handout): string {
  const blocks = [text, ...steps.map((step) => step.text)].flatMap((one) => paragraphsOf(one)).map((one) => one.text);
  const titles = steps.flatMap((step) => [wordsOf(step.title), step.page]);
  return [title, authorName, description, ...titles, ...blocks].join('\n');
}

/** Signs without a shape, and tabs, are nothing a font could draw. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '');
}

function canWrite(font: PDFFont, text: string): boolean {
  const known = new Set(font.getCharacterSet());
  return [...plain(text)].every((sign) => known.has(sign.codePointAt(0)!));
}
