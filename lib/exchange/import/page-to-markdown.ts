import Turndown from 'turndown';
import { code } from './code-rules.ts';
import { tables } from './table-rules.ts';

const dropped = 'script style noscript iframe object embed template form svg canvas math'.split(' ');
const frame = 'nav footer button input select'.split(' ');
const unsaid = 'u ins sub sup mark big small font'.split(' ');
const nameOf = ({ nodeName }: Node) => nodeName.toLowerCase();

export interface ReadPage {
  markdown: string;
  /** What the page calls itself, for the tab. */
  title: string;
  leftOut: Set<string>;
}

/** A page as Markdown: its words, headings, lists, tables, links and images; nothing of how it looked, nothing that runs. */
export function pageToMarkdown(html: string): ReadPage {
  const leftOut = new Set<string>();
  let title = '';
  const turndown = new Turndown({ headingStyle: 'atx', bulletListMarker: '-', br: '', preformattedCode: true });
  const { escape } = turndown;
  // What looks like a tag or an entity was words in the page.
  turndown.escape = (words) => escape(words).replace(/<(?=[a-z/!?])|&(?=#?\w+;)/gi, '\\$&');
  const block = (content: string) => `\n\n${content.trim()}\n\n`;
  turndown.addRule('image', {
    filter: 'img',
    replacement: (_, node) => {
      const [alt, src] = ['alt', 'src'].map((name) => (node as Element).getAttribute(name) ?? '') as [string, string];
      const words = turndown.escape(alt.replace(/\s+/g, ' '));
      return src ? `![${words}](${src.trim().replace(/[<>\s()]/g, percent)})` : words;
    },
  });
  turndown.addRule('struck', {
    filter: ['del', 's', 'strike'] as never[],
    replacement: (words) => words && `~~${words}~~`,
  });
  turndown.addRule('opened', { filter: ['details', 'summary', 'legend'], replacement: block });
  // A list of chapters, such as the steps of our own pages, is no list in Markdown: it would hold no headings.
  turndown.addRule('chapters', { filter: (node) => isOfChapters(node), replacement: block });
  turndown.addRule('chapter', {
    filter: (node) => nameOf(node) === 'li' && isOfChapters(node.parentNode),
    replacement: block,
  });
  turndown.addRule('unsaid', {
    filter: (node) => unsaid.includes(nameOf(node)),
    replacement: (words) => (leftOut.add('looks that Markdown has no sign for, of which the words stay'), words),
  });
  turndown.use([tables(() => leftOut.add('the grid of a table, of which the words stay')), code]);
  turndown.addRule('dropped', {
    filter: (node) => dropped.includes(nameOf(node)) || frame.includes(nameOf(node)),
    replacement: (_, node) => {
      const isFrame = frame.includes(nameOf(node));
      leftOut.add(isFrame ? 'navigation and fields' : 'scripts, styles and what is embedded');
      return '';
    },
  });
  turndown.addRule('ticked', {
    filter: (node) =>
      nameOf(node) === 'input' && (node as Element).getAttribute('type') === 'checkbox' && isInItem(node),
    replacement: (_, node) => {
      const mark = (node as Element).hasAttribute('checked') ? '[x]' : '[ ]';
      return /^\s/.test(node.nextSibling?.nodeValue ?? '') ? mark : `${mark} `;
    },
  });
  turndown.addRule('title', {
    filter: (node) => nameOf(node) === 'title',
    replacement: (_, node) => ((title ||= (node.textContent ?? '').replace(/\s+/g, ' ').trim()), ''),
  });
  turndown.remove(['meta', 'link', 'base'] as never[]);
  return { markdown: turndown.turndown(html), title, leftOut };
}

function isOfChapters(node: Node | null): boolean {
  if (!node || !/^[OU]L$/.test(node.nodeName)) return false;
  return Array.from((node as Element).children).some((item) => /^H[1-6]$/.test(item.firstElementChild?.nodeName ?? ''));
}

/** The box of a task, not one of a form. */
function isInItem({ parentNode }: Node): boolean {
  return parentNode?.nodeName === 'LI' || (parentNode?.nodeName === 'P' && parentNode.parentNode?.nodeName === 'LI');
}

/** Signs that would end the address in Markdown. */
function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
