import { rgb, type PDFDocument, type PDFFont, type PDFImage, type PDFPage } from '@cantoo/pdf-lib';
import { breakLines, type Paragraph } from './lines.ts';

/** A4 in points; letter paper is wider and shorter, and prints it a little smaller. */
const sheet = { width: 595, height: 842, margin: 54 } as const;
const inner = sheet.width - 2 * sheet.margin;

export interface Fonts {
  text: PDFFont;
  bold: PDFFont;
  code: PDFFont;
}

const looks = {
  title: { font: 'bold', size: 22, after: 6 },
  heading: { font: 'bold', size: 14, after: 4 },
  bold: { font: 'bold', size: 11, after: 4 },
  text: { font: 'text', size: 11, after: 5 },
  soft: { font: 'text', size: 9, after: 5 },
  code: { font: 'code', size: 9, after: 0 },
} as const;

/** Where a picture's ring is, as shares of it. */
export interface Ring {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Writes from the top of a page to its bottom, and goes on on the next one. */
export class PdfCanvas {
  private readonly file: PDFDocument;
  private readonly fonts: Fonts;
  private page: PDFPage;
  private y: number = sheet.height - sheet.margin;

  constructor(file: PDFDocument, fonts: Fonts) {
    this.file = file;
    this.fonts = fonts;
    this.page = file.addPage([sheet.width, sheet.height]);
  }

  /** Begin a new page, unless this one is empty. */
  turn(): void {
    if (this.y === sheet.height - sheet.margin) return;
    this.page = this.file.addPage([sheet.width, sheet.height]);
    this.y = sheet.height - sheet.margin;
  }

  write({ text, look, indent }: Paragraph): void {
    const { font: name, size, after } = looks[look];
    const font = this.fonts[name];
    const left = sheet.margin + indent * 14;
    const lines = breakLines(text, (part) => font.widthOfTextAtSize(part, size), inner - indent * 14);
    for (const line of lines) {
      this.need(size * 1.35);
      this.y -= size * 1.35;
      const color = look === 'soft' ? rgb(0.35, 0.38, 0.45) : rgb(0.12, 0.14, 0.19);
      this.page.drawText(line, { x: left, y: this.y, size, font, color });
    }
    this.y -= after;
  }

  picture(image: PDFImage, ring: Ring): void {
    const scale = Math.min(1, inner / image.width, 420 / image.height);
    const [width, height] = [image.width * scale, image.height * scale];
    this.need(height + 12);
    this.y -= height + 4;
    const x = sheet.margin;
    this.page.drawImage(image, { x, y: this.y, width, height });
    this.page.drawRectangle({ x, y: this.y, width, height, borderWidth: 0.5, borderColor: rgb(0.8, 0.8, 0.84) });
    this.page.drawRectangle({
      x: x + ring.x * width,
      // PDF counts from the bottom.
      y: this.y + (1 - ring.y - ring.height) * height,
      width: ring.width * width,
      height: ring.height * height,
      borderWidth: 2,
      borderColor: rgb(0.76, 0.25, 0.05),
    });
    this.y -= 12;
  }

  /** A heading with something below it, never alone at the end of a page. */
  need(height: number): void {
    if (this.y - height < sheet.margin) this.turn();
  }
}
