import { Marked, type TokenizerAndRendererExtension, type Tokens } from 'marked';
import { options } from './lex.ts';
import { tagsAsMeant } from './tags.ts';

/**
 * The HTML that a Markdown of others stands for where it needs more than Markdown's own signs to be read: tags, entities,
 * footnotes. Null where it does not. What could run is still in it.
 */
export function htmlOf(markdown: string): string | null {
  const labels = new Set(Array.from(markdown.matchAll(/^\[\^([^\]\s]+)\]:/gm), ([, label]) => label!));
  const marked = new Marked({ ...options, extensions: [footnote, markOf(labels)] });
  try {
    const tokens = marked.lexer(markdown);
    const html: string[] = [];
    let needsMore = false;
    marked.walkTokens(tokens, (token) => {
      if (token.type === 'html') html.push(token.raw);
      needsMore ||= token.type === 'html' || token.type === footnote.name || isWithEntity(token);
    });
    if (!needsMore) return null;
    const asMeant = tagsAsMeant(html.join('\n'));
    return marked.use({ renderer: { html: ({ text }) => asMeant(text) } }).parser(tokens);
  } catch (error) {
    // Deeper than the lexer can follow.
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
}

function isWithEntity(token: { type: string; raw: string; tokens?: unknown }): boolean {
  return token.type === 'text' && !token.tokens && /&(?:#\d+|#x[\da-f]+|\w+);/i.test(token.raw);
}

/** A note stands where it was written, with its label in front, as it is where the text speaks of it. */
const footnote: TokenizerAndRendererExtension & { name: string } = {
  name: 'footnote',
  level: 'block',
  start: (source) => /(?<=\n)\[\^[^\]\s]+\]:/.exec(source)?.index,
  tokenizer(source) {
    const found = /^\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?![ \t]*(?:\n|$)|\[\^|#).+)*)(?:\n|$)/.exec(source);
    if (!found) return undefined;
    const [raw, label, text = ''] = found;
    return { type: 'footnote', raw, label, tokens: this.lexer.inline(text.replace(/\n[ \t]+/g, '\n')) };
  },
  renderer(token) {
    return `<p>(${labelIn(token)}) ${this.parser.parseInline(token.tokens ?? [])}</p>\n`;
  },
  childTokens: ['tokens'],
};

function markOf(labels: ReadonlySet<string>): TokenizerAndRendererExtension {
  return {
    name: 'footnote-mark',
    level: 'inline',
    start: (source) => source.indexOf('[^'),
    tokenizer(source) {
      const [raw, label = ''] = /^\[\^([^\]\s]+)\]/.exec(source) ?? [];
      return raw !== undefined && labels.has(label) ? { type: 'footnote-mark', raw, label } : undefined;
    },
    renderer: (token) => ` (${labelIn(token)})`,
  };
}

function labelIn({ label }: Tokens.Generic): string {
  return String(label).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
