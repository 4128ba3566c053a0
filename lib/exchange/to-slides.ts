import PptxGenJS from 'pptxgenjs';
import type { Handout, HandoutStep } from '#lib/handout/handout.ts';
import { wordsOf } from '#lib/model/rich.ts';
import { titleOfBook, type Book, type MadeFile } from './book.ts';
import { fileNameOf } from './file-name.ts';
import { paragraphsOf } from './pdf/lines.ts';
import { dataUrlOf } from './picture-types.ts';
import { handoutsOf, missingPictures } from './to-html.ts';

const pptxType = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
/** Inches, as slides count. */
const wide = { width: 13.333, height: 7.5, margin: 0.6 } as const;
const ink = '1F2430';
const soft = '555C6E';
const mark = 'C2410C';

/** One slide for each guide's title, and one for each step. */
export async function toSlides(book: Book): Promise<MadeFile> {
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = titleOfBook(book);
  deck.author = deck.company = 'Handrail';
  const handouts = handoutsOf(book);
  for (const handout of handouts) {
    addCover(deck, handout);
    for (const [index, step] of handout.steps.entries()) addStep(deck, handout, step, index, book);
  }
  const shown = new Map([...book.pictures].filter(([, { type }]) => type !== 'image/webp'));
  const bytes = (await deck.write({ outputType: 'uint8array' })) as Uint8Array<ArrayBuffer>;
  const name = `${fileNameOf(titleOfBook(book))}.pptx`;
  return { name, type: pptxType, bytes, lost: missingPictures({ pictures: shown }, handouts) };
}

function addCover(deck: PptxGenJS, { title, authorName, description, text }: Handout): void {
  const slide = deck.addSlide();
  const width = wide.width - 2 * wide.margin;
  slide.addText(clean(title), { x: wide.margin, y: 0.6, w: width, h: 1.4, fontSize: 36, bold: true, color: ink });
  const words = [description, ...paragraphsOf(text).map((one) => one.text)].filter(Boolean).join('\n');
  slide.addText(clean(words), {
    x: wide.margin,
    y: 2.1,
    w: width,
    h: 4.6,
    fontSize: 16,
    color: ink,
    valign: 'top',
    fit: 'shrink',
  });
  if (authorName)
    slide.addText(clean(`By ${authorName}`), { x: wide.margin, y: 6.8, w: width, h: 0.4, fontSize: 12, color: soft });
}

function addStep(deck: PptxGenJS, { steps }: Handout, step: HandoutStep, index: number, { pictures }: Book): void {
  const slide = deck.addSlide();
  const left = wide.margin;
  const width = wide.width - 2 * left;
  slide.addText(`Step ${index + 1} of ${steps.length}`, {
    x: left,
    y: 0.3,
    w: width,
    h: 0.4,
    fontSize: 12,
    color: soft,
  });
  slide.addText(clean(wordsOf(step.title)), {
    x: left,
    y: 0.7,
    w: width,
    h: 0.8,
    fontSize: 26,
    bold: true,
    color: ink,
    fit: 'shrink',
  });
  const words = [step.note, ...paragraphsOf(step.text).map((one) => one.text)].filter(Boolean);
  const picture = step.picture && pictures.get(step.picture.sha256);
  const isShown = step.picture && picture && picture.type !== 'image/webp';
  const text = clean(words.join('\n'));
  if (text) {
    const height = isShown ? 1.1 : 5.2;
    slide.addText(text, {
      x: left,
      y: 1.5,
      w: width,
      h: height,
      fontSize: 14,
      color: ink,
      valign: 'top',
      fit: 'shrink',
    });
  }
  if (!step.picture || !picture || !isShown) return;
  const top = text ? 2.7 : 1.6;
  const room = { width, height: wide.height - top - 0.3 };
  const scale = Math.min(room.width / step.picture.width, room.height / step.picture.height);
  const { frame } = step.picture;
  const [w, h] = [step.picture.width * scale, step.picture.height * scale];
  slide.addImage({
    data: dataUrlOf(picture.type, picture.bytes).slice('data:'.length),
    x: left,
    y: top,
    w,
    h,
    altText: `The page at step ${index + 1}`,
  });
  slide.addShape('rect', {
    x: left + frame.x * scale,
    y: top + frame.y * scale,
    w: Math.max(0.05, frame.width * scale),
    h: Math.max(0.05, frame.height * scale),
    line: { color: mark, width: 2.5 },
  });
}

/** Signs that no XML may hold would make the whole deck unreadable. */
function clean(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]|\p{Cs}/gu, '');
}
