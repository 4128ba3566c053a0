import { PDFDocument, StandardFonts, type PDFFont, type PDFImage } from '@cantoo/pdf-lib';
import { picturesIn, type Handout, type HandoutStep } from '#lib/handout/handout.ts';
import { wordsOf } from '#lib/model/rich.ts';
import type { RichBlock } from '#lib/model/rich.ts';
import { titleOfBook, type Book, type MadeFile } from '#lib/exchange/book.ts';
import { fileNameOf } from '#lib/exchange/file-name.ts';
import { handoutsOf, missingPictures } from '#lib/exchange/to-html.ts';
import { PdfCanvas, type Ring } from './canvas.ts';
import { paragraphsOf, type Paragraph } from './lines.ts';

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
  canvas.write(said(title, 'title'));
  if (authorName) canvas.write(said(`By ${authorName}`, 'soft'));
  if (description) for (const line of description.split('\n')) canvas.write(said(line, 'text'));
  writeBlocks(canvas, text, images);
  for (const [index, step] of steps.entries())
    writeStep(canvas, step, steps.length > 1 ? `${index + 1}. ` : '', images);
}

function writeStep(canvas: PdfCanvas, step: HandoutStep, number: string, images: Map<string, PDFImage>): void {
  const image = (step.picture && images.get(step.picture.sha256)) ?? null;
  const head = [said(number + wordsOf(step.title), 'heading')];
  if (step.page) head.push(said(`On ${step.page}`, 'soft'));
  if (step.note) head.push(said(step.note, 'soft'));
  canvas.keepTogether([...head, ...paragraphsIn(step.text)], image);
  for (const paragraph of head) canvas.write(paragraph);
  writeBlocks(canvas, step.text, images);
  if (step.picture && image) canvas.picture(image, ringOf(step.picture));
  else if (step.picture) canvas.write(said('[The picture of this step is missing.]', 'soft'));
}

const said = (text: string, look: Paragraph['look']): Paragraph => ({ text: plain(text), look, indent: 0 });

function paragraphsIn(blocks: readonly RichBlock[]): Paragraph[] {
  return paragraphsOf(blocks).map((paragraph) => ({ ...paragraph, text: plain(paragraph.text) }));
}

/** Pictures of a text stand below the paragraph that names them. */
function writeBlocks(canvas: PdfCanvas, blocks: readonly RichBlock[], images: Map<string, PDFImage>): void {
  for (const block of blocks) {
    for (const paragraph of paragraphsIn([block])) canvas.write(paragraph);
    for (const sha256 of picturesIn({ text: [block], steps: [] })) {
      const image = images.get(sha256);
      if (image) canvas.picture(image, null);
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
