import { htmlOf } from '#lib/markdown/to-html.ts';
import { frontMatter } from './front-matter.ts';
import { pageToMarkdown } from './page-to-markdown.ts';
import { toTipSheet, type Pictures, type ReadText } from './tip-sheet.ts';

/** Markdown that is nothing else stays as it was typed; what holds HTML is read as the page that it stands for. */
export function fromMarkdown(markdown: string, path: string, pictures: Pictures): ReadText {
  const { title, body } = frontMatter(markdown.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  const html = htmlOf(body);
  const { markdown: text, leftOut } =
    html === null ? { markdown: body, leftOut: new Set<string>() } : pageToMarkdown(html);
  return toTipSheet(text, { title, titleElse: '' }, { path, pictures, leftOut });
}
