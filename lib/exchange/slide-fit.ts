import { breakLines, type Paragraph } from './pdf/lines.ts';

/** Inches, as slides count. */
export interface Box {
  w: number;
  h: number;
}

const pointsPerInch = 72;
const lineHigh = 1.2;
/** How much wider bold letters are, also in the fonts that stand in where a machine has not those of slides. */
const boldness = 1.2;
export const gapPoints = 6;
const inchesPerIndent = 0.5;

/** The largest of these sizes, in points, at which a bold title is in its box as far as one can know without its font. */
export function sizeToFit(text: string, { w, h }: Box, sizes: readonly [number, ...number[]]): number {
  const fits = (size: number) =>
    (breakLines(text, widthAt(size * boldness), w).length * size * lineHigh) / pointsPerInch <= h;
  return sizes.find(fits) ?? Math.min(...sizes);
}

/** Paragraphs divided into what goes into one box after the other. */
export function parted<T extends Paragraph>(
  paragraphs: readonly T[],
  boxes: readonly [Box, ...Box[]],
  size: number,
): T[][] {
  const parts: T[][] = [[]];
  const box = () => boxes[Math.min(parts.length, boxes.length) - 1]!;
  let left = box().h;
  const turn = () => {
    parts.push([]);
    left = box().h;
  };
  const widthOf = widthAt(size);
  const high = (size * lineHigh) / pointsPerInch;
  const gap = gapPoints / pointsPerInch;
  const waiting = [...paragraphs];
  for (let paragraph = waiting.shift(); paragraph; paragraph = waiting.shift()) {
    const { text, mark = '', indent } = paragraph;
    const isFirst = parts.at(-1)!.length === 0;
    const most = Math.max(isFirst ? 1 : 0, Math.floor(left / high));
    const width = box().w - indent * inchesPerIndent;
    // More than this is on another slide anyway; breaking the whole of a long text for each slide would take minutes.
    const near = (mark + text).slice(0, Math.ceil(((most + 1) * width) / widthOf('i')) + 1);
    const lines = breakLines(near, widthOf, width);
    if (lines.length <= most && near.length === mark.length + text.length) {
      parts.at(-1)!.push(paragraph);
      left -= lines.length * high + gap;
    } else if (most < 2 && !isFirst) {
      waiting.unshift(paragraph);
      turn();
    } else {
      const cut = Math.max(1, endOf(lines.slice(0, most), mark + text) - mark.length);
      parts.at(-1)!.push({ ...paragraph, text: text.slice(0, cut).trimEnd() });
      const rest = text.slice(cut).trimStart();
      if (rest) waiting.unshift({ ...paragraph, text: rest, mark: '' });
      turn();
    }
  }
  return parts;
}

/** Where these lines of a text end in it. */
function endOf(lines: readonly string[], text: string): number {
  return lines.reduce((end, line) => text.indexOf(line, end) + line.length, 0);
}

function widthAt(size: number): (text: string) => number {
  return (text) => [...text].reduce((sum, sign) => sum + emsOf(sign), 0) * (size / pointsPerInch);
}

/** About as wide as signs are in the fonts of slides, rather too wide than too narrow. */
function emsOf(sign: string): number {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u.test(sign))
    return 1;
  if (/[\s.,:;!|'’ijlftr()[\]]/.test(sign)) return 0.36;
  return /[\p{Lu}mw@%—…]/u.test(sign) ? 0.78 : 0.6;
}
