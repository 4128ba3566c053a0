import { diffWordsWithSpace } from 'diff';

/** A run of words that both texts have, or only one of them. */
export interface Piece {
  text: string;
  side: 'both' | 'before' | 'after';
}

/** More than so many changed words are another text, and not worth the search for what is the same. */
const mostEdits = 2_000;

/** Two texts as one row of pieces: without those of `after` it is the old one, without those of `before` the new one. */
export function pieces(before: string, after: string): Piece[] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: mostEdits });
  const known = changes?.map(({ value, added, removed }): Piece => {
    return { text: value, side: added ? 'after' : removed ? 'before' : 'both' };
  });
  return known ?? [wholly('before', before), wholly('after', after)];
}

const wholly = (side: Piece['side'], text: string): Piece => ({ text, side });
