import { Lexer, type Token, type Tokens } from 'marked';
import { type RichBlock, type RichInline, wordsOf } from '#lib/model/rich.ts';
import { joined, toInlines } from './inline.ts';
import { options } from './lex.ts';

/** Markdown taken apart. Never throws: what nests deeper than the lexer can follow is shown as it was typed. */
export function toRich(markdown: string): RichBlock[] {
  try {
    return toBlocks(new Lexer(options).lex(markdown));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ kind: 'paragraph', children: [{ kind: 'text', text: markdown }] }];
  }
}

/** One line of Markdown, such as the title of a step: emphasis, code and links, but no lists or headings. */
export function toRichInline(markdown: string): RichInline[] {
  try {
    return toInlines(new Lexer(options).inlineTokens(markdown.trim()));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ kind: 'text', text: markdown }];
  }
}

/** The words alone, for places that can only show words: search, the title of a tab, an accessible name. */
export function toPlainText(markdown: string): string {
  return wordsOf(toRichInline(markdown));
}

function toBlocks(tokens: readonly Token[]): RichBlock[] {
  return tokens.flatMap((token) => toBlock(token as Tokens.Generic) ?? []);
}

function toBlock(token: Tokens.Generic): RichBlock | RichBlock[] | null {
  switch (token.type) {
    case 'space':
    case 'def':
    case 'checkbox':
      return null;
    case 'hr':
      return { kind: 'rule' };
    case 'heading':
      return {
        kind: 'heading',
        level: Math.min(token['depth'] as number, 4) as 1 | 2 | 3 | 4,
        children: toInlines(token.tokens),
      };
    case 'blockquote':
      return { kind: 'quote', children: toBlocks(token.tokens ?? []) };
    case 'code':
      return { kind: 'code-block', text: token['text'] as string };
    case 'list':
      return toList(token as Tokens.List);
    case 'table':
      return toRows(token as Tokens.Table);
    case 'html':
      return { kind: 'paragraph', children: [{ kind: 'text', text: token.raw.trim() }] };
    default: {
      const children = toInlines(token.tokens ?? [token]);
      return children.length > 0 ? { kind: 'paragraph', children } : null;
    }
  }
}

function toList(list: Tokens.List): RichBlock {
  return {
    kind: 'list',
    isOrdered: list.ordered,
    items: list.items.map((item) => {
      const blocks = toBlocks(item.tokens);
      return item.task ? withMark(item.checked ? '☑ ' : '☐ ', blocks) : blocks;
    }),
  };
}

function withMark(mark: string, blocks: RichBlock[]): RichBlock[] {
  const [first, ...rest] = blocks;
  const text = { kind: 'text', text: mark } as const;
  if (first?.kind !== 'paragraph') return [{ kind: 'paragraph', children: [text] }, ...blocks];
  return [{ kind: 'paragraph', children: joined([text, ...first.children]) }, ...rest];
}

/** There is no room for a grid beside a page, so each row is a line of its own; a header of nothing is none. */
function toRows({ header, rows }: Tokens.Table): RichBlock[] {
  const hasHeader = header.some(({ text }) => text !== '');
  return [...(hasHeader ? [header] : []), ...rows].map((cells) => ({
    kind: 'paragraph',
    children: joined(
      cells.flatMap((cell, index) => [
        ...(index > 0 ? [{ kind: 'text', text: ' · ' } as const] : []),
        ...toInlines(cell.tokens),
      ]),
    ),
  }));
}
