import PptxGenJS from 'pptxgenjs';
import type { Handout, HandoutStep } from '#lib/handout/handout.ts';
import type { Picture } from '#lib/model/guide.ts';
import { inLanguage } from '#lib/model/language.ts';
import { wordsOf } from '#lib/model/rich.ts';
import { titleOfBook, type Book, type MadeFile } from './book.ts';
import { fileNameOf } from './file-name.ts';
import { paragraphsOf, type Paragraph } from './pdf/lines.ts';
import { dataUrlOf } from './picture-types.ts';
import { handoutsOf, missingPictures } from './to-html.ts';

const pptxType = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
/** Inches, as slides count. */
const wide = { width: 13.333, height: 7.5, margin: 0.6 } as const;
const inner = wide.width - 2 * wide.margin;
/** Where a step's title ends, and how much is left from there. */
const below = 1.7;
const room = wide.height - below - 0.4;
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

function addCover(deck: PptxGenJS, { title, authorName, description, text, languages }: Handout): void {
  const slide = deck.addSlide();
  const at = { x: wide.margin, w: inner, color: ink, margin: 0 };
  const about = description.split('\n').map((line): Paragraph => ({ text: line, look: 'text', indent: 0 }));
  const words = [
    ...(description ? runsOf(about, languages.description) : []),
    ...runsOf(paragraphsOf(text), languages.text),
  ];
  slide.addText(clean(title), { ...at, ...spoken(languages.title), y: 0.6, h: 1.4, fontSize: 36, bold: true });
  if (words.length > 0) slide.addText(words, { ...at, y: 2.2, h: 4.5, fontSize: 16, valign: 'top', fit: 'shrink' });
  if (authorName) slide.addText(clean(`By ${authorName}`), { ...at, y: 6.8, h: 0.4, fontSize: 12, color: soft });
}

/** The picture as large as it can be, and what there is to say beside it. */
function addStep(deck: PptxGenJS, { steps }: Handout, step: HandoutStep, index: number, { pictures }: Book): void {
  const slide = deck.addSlide();
  const at = { x: wide.margin, w: inner, color: ink, margin: 0 };
  const number = `Step ${index + 1} of ${steps.length}`;
  const title = clean(wordsOf(step.title));
  slide.addText(number, { ...at, y: 0.3, h: 0.4, fontSize: 12, color: soft });
  slide.addText(title, {
    ...at,
    ...spoken(step.languages.title),
    y: 0.7,
    h: 0.8,
    fontSize: 26,
    bold: true,
    fit: 'shrink',
  });
  const words = [
    ...runsOf(step.note ? [{ text: step.note, look: 'text', indent: 0 }] : [], undefined),
    ...runsOf(paragraphsOf(step.text), step.languages.text),
  ];
  const picture = step.picture && pictures.get(step.picture.sha256);
  const shown =
    step.picture && picture && picture.type !== 'image/webp' ? placeOf(step.picture, words.length > 0) : null;
  const beside = shown ? { x: shown.x + shown.w + 0.4, w: inner - shown.w - 0.4 } : {};
  if (words.length > 0)
    slide.addText(words, { ...at, ...beside, y: below, h: room, fontSize: 14, valign: 'top', fit: 'shrink' });
  if (!step.picture || !picture || !shown) return;
  const { frame } = step.picture;
  const { x, y, w, h, scale } = shown;
  const data = dataUrlOf(picture.type, picture.bytes).slice('data:'.length);
  slide.addImage({ data, x, y, w, h, altText: `The page at step ${index + 1}` });
  slide.addShape('rect', {
    x: x + frame.x * scale,
    y: y + frame.y * scale,
    w: Math.max(0.05, frame.width * scale),
    h: Math.max(0.05, frame.height * scale),
    line: { color: mark, width: 2.5 },
  });
}

function placeOf({ width, height }: Picture, hasWords: boolean) {
  const scale = Math.min((hasWords ? 8.6 : inner) / width, room / height);
  const [w, h] = [width * scale, height * scale];
  return { x: wide.margin + (hasWords ? 0 : (inner - w) / 2), y: below, w, h, scale };
}

function runsOf(paragraphs: readonly Paragraph[], language: string | undefined): PptxGenJS.TextProps[] {
  return paragraphs.map(({ text, look, indent, mark: bullet = '' }) => ({
    text: clean(bullet + text),
    options: {
      breakLine: true,
      bold: look === 'bold',
      indentLevel: indent,
      paraSpaceAfter: 6,
      ...(look === 'code' && { fontFace: 'Courier New' }),
      ...spoken(language),
    },
  }));
}

/** A region goes along with a language there: what is usual. */
function spoken(language: string | undefined): Pick<PptxGenJS.TextPropsOptions, 'lang' | 'rtlMode' | 'align'> {
  if (!language) return {};
  const { language: tongue, region } = new Intl.Locale(language).maximize();
  const isFromTheRight = inLanguage(language).dir === 'rtl';
  return { lang: `${tongue}-${region}`, ...(isFromTheRight && { rtlMode: true, align: 'right' }) };
}

/** Signs that no XML may hold would make the whole deck unreadable. */
function clean(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]|\p{Cs}/gu, '');
}
