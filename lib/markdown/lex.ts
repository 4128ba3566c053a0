import { Lexer, type Token } from 'marked';

/** A line break is a line break: colleagues type texts as in a chat, not as in a source file. */
export const options = { gfm: true, breaks: true };

/** The parts of a text; none of one that nests deeper than the lexer can follow, which is shown as it was typed. */
export function partsOf(markdown: string): Token[] {
  try {
    return new Lexer(options).lex(markdown);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [];
  }
}
