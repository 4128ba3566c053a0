import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { PdfCanvas } from '#lib/exchange/pdf/canvas.ts';

async function aCanvas() {
  const file = await PDFDocument.create();
  const text = await file.embedFont(StandardFonts.Helvetica);
  return { file, canvas: new PdfCanvas(file, { text, bold: text, code: text }) };
}

test('an empty page is not turned', async () => {
  const { file, canvas } = await aCanvas();
  canvas.turn();
  expect(file.getPageCount()).toBe(1);
  canvas.write({ text: 'a', look: 'text', indent: 0 });
  canvas.turn();
  expect(file.getPageCount()).toBe(2);
});

test('what does not fit below begins on a new page', async () => {
  const { file, canvas } = await aCanvas();
  for (let line = 0; line < 45; line += 1) canvas.write({ text: 'a', look: 'code', indent: 0 });
  expect(file.getPageCount()).toBe(1);
  canvas.need(400);
  expect(file.getPageCount()).toBe(2);
});
