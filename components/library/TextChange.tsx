import { pieces } from './revision-words.ts';

/** A text before and after in one: what went is struck out, what came is marked. Both are said to a screen reader, too. */
export function TextChange({ before, after }: { before: string; after: string }) {
  const { same, gone, come, rest } = pieces(before, after);
  return (
    <p class="text-change">
      {same}
      {gone && <del>{gone}</del>}
      {come && <ins>{come}</ins>}
      {rest}
    </p>
  );
}
