import { pictureAddress } from '#lib/model/text-pictures.ts';

/** A text with what is selected in it, as a field has them. */
export interface Selected {
  text: string;
  start: number;
  end: number;
}

/**
 * Puts signs around what is selected, or takes them away; where nothing is, between them is room to type. Signs within
 * would end those around them.
 */
export function toggleAround({ text, start, end }: Selected, sign: string): Selected {
  const inner = text.slice(start, end);
  const isAround = text.slice(0, start).endsWith(sign) && text.slice(end).startsWith(sign);
  if (isAround) {
    const bare = text.slice(0, start - sign.length) + inner + text.slice(end + sign.length);
    return { text: bare, start: start - sign.length, end: end - sign.length };
  }
  const words = withoutSigns(inner, sign);
  if (inner === sign + words + sign)
    return { text: text.slice(0, start) + words + text.slice(end), start, end: start + words.length };
  const marked = text.slice(0, start) + sign + words + sign + text.slice(end);
  return { text: marked, start: start + sign.length, end: start + sign.length + words.length };
}

/** A sign within a word, as in snake_case, marks nothing. */
function withoutSigns(text: string, sign: string): string {
  const one = sign.replaceAll('*', '\\*');
  return text.replace(new RegExp(`(?<!\\w)${one}(?=\\S)(.+?)(?<=\\S)${one}(?!\\w)`, 'g'), '$1');
}

/** Makes each line that is selected an entry of a list, or a plain line again where all are. */
export function toggleList({ text, start, end }: Selected): Selected {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next < 0 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const isList = lines.every((line) => line.startsWith('- '));
  const changed = lines.map((line) => (isList ? line.slice(2) : line.startsWith('- ') ? line : `- ${line}`)).join('\n');
  return { text: text.slice(0, from) + changed + text.slice(to), start: from, end: from + changed.length };
}

const address = 'https://';

/**
 * Makes the selected words a link, with its address selected to be typed over; a selected address becomes one. `sign`
 * stands before its words, and says where it leads.
 */
export function makeLink({ text, start, end }: Selected, sign = ''): Selected {
  const inner = text.slice(start, end);
  const isAddress = /^https?:\/\/\S+$/.test(inner);
  const words = sign + (isAddress || inner === '' ? 'words' : inner.replace(/[[\]]/g, '\\$&'));
  const target = isAddress ? inner : address;
  const link = `[${words}](${target})`;
  const changed = text.slice(0, start) + link + text.slice(end);
  const isNameless = isAddress || inner === '';
  const at = start + (isNameless ? 1 + sign.length : words.length + 3);
  return { text: changed, start: at, end: at + (isNameless ? words.length - sign.length : target.length) };
}

const shows = 'what it shows';

/** Puts a picture behind what is selected, with its words selected to be typed over. */
export function putPicture({ text, end }: Selected, sha256: string): Selected {
  const start = end + 2;
  return {
    text: `${text.slice(0, end)}![${shows}](${pictureAddress(sha256)})${text.slice(end)}`,
    start,
    end: start + shows.length,
  };
}
