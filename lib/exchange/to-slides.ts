import PptxGenJS from 'pptxgenjs';
import type { Handout, HandoutStep } from '#lib/handout/handout.ts';
import type { Picture } from '#lib/model/guide.ts';
import { inLanguage } from '#lib/model/language.ts';
import { wordsOf } from '#lib/model/rich.ts';
import { titleOfBook, type Book, type BookPicture, type MadeFile } from './book.ts';
import { fileNameOf } from './file-name.ts';
import { paragraphsOf, type Paragraph } from './pdf/lines.ts';
import { dataUrlOf } from './picture-types.ts';
import { gapPoints, parted, sizeToFit } from './slide-fit.ts';
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

/** A slide for each guide's title and one for each step, and more where they have more to say. */
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

/** Each text is in a language of its own. */
type Said = Paragraph & { language?: string | undefined };

const at = { x: wide.margin, w: inner, color: ink, margin: 0 };
/** Readable from the back of a room; what does not fit goes on another slide. */
const [textSize, coverTextSize] = [14, 16];

function addCover(deck: PptxGenJS, { title, authorName, description, text, languages }: Handout): void {
  const slide = deck.addSlide();
  const about = description
    ? description.split('\n').map((line): Said => ({ ...plain(line), language: languages.description }))
    : [];
  const words = [...about, ...saidIn(paragraphsOf(text), languages.text)];
  const box = { w: inner, h: 1.4 };
  const fontSize = sizeToFit(title, box, [36, 32, 28, 24, 20]);
  slide.addText(clean(title), { ...at, ...spoken(languages.title), y: 0.6, h: box.h, fontSize, bold: true });
  const [first = [], ...more] = parted(
    words,
    [
      { w: inner, h: 4.5 },
      { w: inner, h: room },
    ],
    coverTextSize,
  );
  if (first.length > 0) slide.addText(runsOf(first), { ...at, y: 2.2, h: 4.5, fontSize: coverTextSize, valign: 'top' });
  if (authorName) slide.addText(clean(`By ${authorName}`), { ...at, y: 6.8, h: 0.4, fontSize: 12, color: soft });
  for (const words of more)
    addMore(deck, { above: 'Continued', title, language: languages.title, words, fontSize: coverTextSize });
}

/** The picture as large as it can be, and what there is to say beside it. */
function addStep(deck: PptxGenJS, { steps }: Handout, step: HandoutStep, index: number, { pictures }: Book): void {
  const slide = deck.addSlide();
  const number = `Step ${index + 1} of ${steps.length}`;
  const [title, language] = [wordsOf(step.title), step.languages.title];
  addHead(slide, number, title, language);
  const words = [...(step.note ? [plain(step.note)] : []), ...saidIn(paragraphsOf(step.text), step.languages.text)];
  const picture = step.picture && pictures.get(step.picture.sha256);
  const shown =
    step.picture && picture && picture.type !== 'image/webp' ? placeOf(step.picture, words.length > 0) : null;
  const beside = shown ? { x: shown.x + shown.w + 0.4, w: inner - shown.w - 0.4 } : { x: at.x, w: inner };
  const [first = [], ...more] = parted(
    words,
    [
      { w: beside.w, h: room },
      { w: inner, h: room },
    ],
    textSize,
  );
  if (first.length > 0)
    slide.addText(runsOf(first), { ...at, ...beside, y: below, h: room, fontSize: textSize, valign: 'top' });
  if (step.picture && picture && shown)
    addPicture(slide, step.picture, picture, shown, `The page at step ${index + 1}`);
  for (const words of more)
    addMore(deck, { above: `${number}, continued`, title, language, words, fontSize: textSize });
}

function addHead(slide: PptxGenJS.Slide, above: string, title: string, language: string | undefined): void {
  const box = { w: inner, h: 0.9 };
  const fontSize = sizeToFit(title, box, [26, 22, 18, 14]);
  slide.addText(above, { ...at, y: 0.3, h: 0.4, fontSize: 12, color: soft });
  slide.addText(clean(title), { ...at, ...spoken(language), y: 0.7, h: box.h, fontSize, bold: true });
}

interface More {
  above: string;
  title: string;
  language: string | undefined;
  words: readonly Said[];
  fontSize: number;
}

function addMore(deck: PptxGenJS, { above, title, language, words, fontSize }: More): void {
  const slide = deck.addSlide();
  addHead(slide, above, title, language);
  slide.addText(runsOf(words), { ...at, y: below, h: room, fontSize, valign: 'top' });
}

type Place = ReturnType<typeof placeOf>;

function addPicture(
  slide: PptxGenJS.Slide,
  { frame }: Picture,
  picture: BookPicture,
  place: Place,
  altText: string,
): void {
  const { x, y, w, h, scale } = place;
  const data = dataUrlOf(picture.type, picture.bytes).slice('data:'.length);
  slide.addImage({ data, x, y, w, h, altText });
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

const plain = (text: string): Said => ({ text, look: 'text', indent: 0 });

function saidIn(paragraphs: readonly Paragraph[], language: string | undefined): Said[] {
  return paragraphs.map((paragraph) => ({ ...paragraph, language }));
}

function runsOf(paragraphs: readonly Said[]): PptxGenJS.TextProps[] {
  return paragraphs.map(({ text, look, indent, language, mark: bullet = '' }) => ({
    text: clean(bullet + text),
    options: {
      breakLine: true,
      bold: look === 'bold',
      indentLevel: indent,
      paraSpaceAfter: gapPoints,
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
