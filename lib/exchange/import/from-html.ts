import { tables, taskListItems } from '@joplin/turndown-plugin-gfm';
import Turndown from 'turndown';
import { fromMarkdown, type Pictures, type ReadText } from './from-markdown.ts';

const dropped = [
  'script',
  'style',
  'noscript',
  'iframe',
  'object',
  'embed',
  'template',
  'form',
  'svg',
  'canvas',
] as const;
const frame = ['nav', 'footer', 'button', 'input', 'select'] as const;
const nameOf = ({ nodeName }: { nodeName: string }) => nodeName.toLowerCase();

/** A page as a tip sheet: its words, headings, lists, links and images; nothing of how it looked, nothing that runs. */
export function fromHtml(html: string, path: string, pictures: Pictures): ReadText {
  const leftOut = new Set<string>();
  let title = '';
  const turndown = new Turndown({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-' });
  turndown.use([tables, taskListItems]);
  turndown.addRule('title', {
    filter: (node) => nameOf(node) === 'title',
    replacement: (words) => ((title ||= words.replace(/\\(.)/g, '$1').replace(/\s+/g, ' ').trim()), ''),
  });
  turndown.addRule('image', {
    filter: 'img',
    replacement: (_, node) => {
      const { alt, src } = { alt: attribute(node, 'alt'), src: attribute(node, 'src') };
      return src ? `![${alt.replace(/[[\]\\]/g, '\\$&')}](${src.trim().replace(/[<>\s()]/g, percent)})` : alt;
    },
  });
  turndown.addRule('dropped', {
    filter: (node) => [...dropped, ...frame].some((name) => name === nameOf(node)),
    replacement: (_, node) => {
      if (dropped.some((name) => name === nameOf(node))) leftOut.add('scripts, styles and what is embedded');
      else leftOut.add('navigation and fields');
      return '';
    },
  });
  // They are void of words, and kept ones would be turned into text.
  turndown.remove(['meta', 'link', 'base'] as never[]);
  const markdown = turndown.turndown(html);
  const read = fromMarkdown(markdown.replace(/^---\n/, '\n---\n'), path, pictures, title);
  return { ...read, leftOut: [...leftOut, ...read.leftOut] };
}

function attribute(node: unknown, name: string): string {
  return (node as Element).getAttribute(name) ?? '';
}

/** Signs that would end the address in Markdown. */
function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
