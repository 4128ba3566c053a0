import type { Token, Tokens } from 'marked';
import { partsOf } from './lex.ts';

/** What is to stand instead of a part of a text; null leaves it, and looks at what is in it. */
export type Change = (token: Tokens.Generic) => string | null;

/** A text with some of its parts said otherwise, and everything else as it was typed. Code is never looked into. */
export function rewritten(markdown: string, change: Change): string {
  const source = markdown.replace(/\r\n?/g, '\n');
  let done = '';
  let copied = 0;
  let cursor = 0;
  const visit = (tokens: readonly Token[]): void => {
    for (const token of tokens as readonly Tokens.Generic[]) {
      const place = placeOf(token.raw, source, cursor);
      if (!place) continue;
      const instead = change(token);
      if (instead === null) {
        cursor = place.start;
        visit(childrenOf(token));
        cursor = Math.max(cursor, place.end);
      } else {
        done += source.slice(copied, place.start) + instead;
        copied = cursor = place.end;
      }
    }
  };
  visit(partsOf(source));
  return done + source.slice(copied);
}

/** Line by line: inside of quotes and lists the lexer takes away what stands before each line. */
function placeOf(raw: string, source: string, from: number): { start: number; end: number } | null {
  const lines = raw.split('\n');
  let start = -1;
  let end = from;
  for (const line of lines.length === 1 ? lines : lines.map((one) => one.trim())) {
    if (!line) continue;
    const at = source.indexOf(line, end);
    if (at === -1) return null;
    if (start === -1) start = at;
    end = at + line.length;
  }
  return start === -1 ? null : { start, end };
}

function childrenOf(token: Tokens.Generic): Token[] {
  if (token.type === 'list') return (token as Tokens.List).items;
  if (token.type !== 'table') return token.tokens ?? [];
  const { header, rows } = token as Tokens.Table;
  return [header, ...rows].flat().flatMap(({ tokens }) => tokens);
}
