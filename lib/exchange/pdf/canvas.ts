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
  title: { font: 'bold', size: 22, before: 0, after: 6 },
  heading: { font: 'bold', size: 14, before: 14, after: 4 },
  bold: { font: 'bold', size: 11, before: 8, after: 4 },
  text: { font: 'text', size: 11, before: 0, after: 5 },
  soft: { font: 'text', size: 9, before: 0, after: 5 },
  code: { font: 'code', size: 9, before: 0, after: 0 },
} as const;
const top = sheet.height - sheet.margin;
const lineHeight = 1.35;

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
  private y: number = top;

  constructor(file: PDFDocument, fonts: Fonts) {
    this.file = file;
    this.fonts = fonts;
    this.page = file.addPage([sheet.width, sheet.height]);
  }

  /** Begin a new page, unless this one is empty. */
  turn(): void {
    if (this.y === top) return;
    this.page = this.file.addPage([sheet.width, sheet.height]);
    this.y = top;
  }

  write(paragraph: Paragraph): void {
    const { look, mark = '' } = paragraph;
    const { size, before, after } = looks[look];
    const { font, lines, left, hang } = this.laidOut(paragraph);
    const color = look === 'soft' ? rgb(0.35, 0.38, 0.45) : rgb(0.12, 0.14, 0.19);
    if (this.y !== top) this.y -= before;
    for (const [index, line] of lines.entries()) {
      this.need(size * lineHeight);
      this.y -= size * lineHeight;
      if (index === 0) this.page.drawText(mark, { x: left, y: this.y, size, font, color });
      this.page.drawText(line, { x: left + hang, y: this.y, size, font, color });
    }
    this.y -= after;
  }

  /** On one page, where one holds it: what belongs to a picture is not to be turned over for. */
  keepTogether(paragraphs: readonly Paragraph[], image: PDFImage | null): void {
    const heights = paragraphs.map((paragraph) => {
      const { size, before, after } = looks[paragraph.look];
      return before + this.laidOut(paragraph).lines.length * size * lineHeight + after;
    });
    const height = heights.reduce((sum, one) => sum + one, image ? sizeOf(image).height + 12 : 0);
    this.need(height <= top - sheet.margin ? height : 90);
  }

  private laidOut({ text, look, indent, mark = '' }: Paragraph) {
    const { font: name, size } = looks[look];
    const font = this.fonts[name];
    const hang = font.widthOfTextAtSize(mark, size);
    const lines = breakLines(text, (part) => font.widthOfTextAtSize(part, size), inner - indent * 14 - hang);
    return { font, lines, left: sheet.margin + indent * 14, hang };
  }

  picture(image: PDFImage, ring: Ring | null): void {
    const { width, height } = sizeOf(image);
    this.need(height + 12);
    this.y -= height + 4;
    const x = sheet.margin;
    this.page.drawImage(image, { x, y: this.y, width, height });
    this.page.drawRectangle({ x, y: this.y, width, height, borderWidth: 0.5, borderColor: rgb(0.8, 0.8, 0.84) });
    if (ring)
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

function sizeOf(image: PDFImage): { width: number; height: number } {
  const scale = Math.min(1, inner / image.width, 420 / image.height);
  return { width: image.width * scale, height: image.height * scale };
}
