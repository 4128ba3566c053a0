import { pageToMarkdown } from './page-to-markdown.ts';
import { toTipSheet, type Pictures, type ReadText } from './tip-sheet.ts';

export function fromHtml(html: string, path: string, pictures: Pictures): ReadText {
  const { markdown, title, leftOut } = pageToMarkdown(html);
  return toTipSheet(markdown, { title: '', titleElse: title }, { path, pictures, leftOut });
}
