import { expect, test } from 'vitest';
import { whatMoves } from '../../../entrypoints/studio/give-words.ts';

test('what was written, is owned and is backed up is told apart, and what there is none of is not told', () => {
  expect(whatMoves({ name: 'Ann', guides: 6, owns: 2, backs: 1 })).toEqual([
    '3 guides that Ann wrote will carry the other name, for readers as well.',
    '2 guides that Ann owns and somebody else wrote will have another owner.',
    '1 guide that Ann only backs up will have another backup.',
    'Private drafts stay with Ann.',
  ]);
  expect(whatMoves({ name: 'Ann', guides: 1, owns: 0, backs: 1 })).toHaveLength(2);
});

test('an older store does not tell them apart', () => {
  expect(whatMoves({ name: 'Ann', guides: 2 })[0]).toMatch(/^2 guides that Ann wrote, owns or backs up /);
});
