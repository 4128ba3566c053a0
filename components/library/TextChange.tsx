import { inLanguage } from '#lib/model/language.ts';
import { pieces, type Piece } from './text-pieces.ts';

interface Texts {
  before: string;
  after: string;
}

/** A text before and after in one: what went is struck out, what came is marked. Both are said to a screen reader, too. */
export function TextChange({ before, after, language }: Texts & { language?: string | undefined }) {
  return (
    <p class="text-change" {...inLanguage(language)}>
      <Pieces pieces={pieces(before, after)} />
    </p>
  );
}

/** The same beside each other. */
export function TextSides({ before, after, names }: Texts & { names: { before: string; after: string } }) {
  const all = pieces(before, after);
  const side = (side: 'before' | 'after') => (
    <div class="side" role="group" aria-label={names[side]}>
      <p class="side-text">
        {(side === 'before' ? before : after) === '' && <span class="soft">Empty</span>}
        <Pieces pieces={all.filter((piece) => piece.side === 'both' || piece.side === side)} />
      </p>
    </div>
  );
  return (
    <div class="sides">
      {side('before')}
      {side('after')}
    </div>
  );
}

const tags = { both: 'span', before: 'del', after: 'ins' } as const;

function Pieces({ pieces: all }: { pieces: readonly Piece[] }) {
  return all.map(({ text, side }, index) => {
    const Tag = tags[side];
    return <Tag key={index}>{text}</Tag>;
  });
}
