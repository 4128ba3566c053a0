import { Lexer, walkTokens, type Tokens } from 'marked';

/** What a text refers to: `raw` is how it stands there, so that it can be replaced. */
export interface Reference {
  kind: 'image' | 'link';
  raw: string;
  words: string;
  address: string;
}

/** All images and links of a text, in order. */
export function referencesIn(markdown: string): Reference[] {
  const found: Reference[] = [];
  try {
    walkTokens(new Lexer({ gfm: true }).lex(markdown), (token) => {
      if (token.type !== 'image' && token.type !== 'link') return;
      const { raw, text, href } = token as Tokens.Image | Tokens.Link;
      found.push({ kind: token.type, raw, words: text, address: href });
    });
  } catch (error) {
    // Deeper than the lexer can follow: such a text is shown as it was typed, and refers to nothing.
    if (!(error instanceof RangeError)) throw error;
    return [];
  }
  return found;
}
