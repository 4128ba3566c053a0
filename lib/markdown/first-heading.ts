import type { Tokens } from 'marked';
import { wordsOf } from '#lib/model/rich.ts';
import { toInlines } from './inline.ts';
import { partsOf } from './lex.ts';

/** The heading that a text begins with, in words, and what comes after it; null where it begins otherwise. */
export function firstHeading(markdown: string): { words: string; rest: string } | null {
  const tokens = partsOf(markdown);
  const at = tokens.findIndex(({ type }) => type !== 'space');
  const heading = tokens[at];
  if (heading?.type !== 'heading' || (heading as Tokens.Heading).depth !== 1) return null;
  const rest = tokens.slice(at + 1).map(({ raw }) => raw);
  return { words: wordsOf(toInlines((heading as Tokens.Heading).tokens)).trim(), rest: rest.join('') };
}
