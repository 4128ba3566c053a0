import { describe, expect, test } from 'vitest';
import { CommentReport, mayComment } from '#lib/model/comment.ts';
import { aComment } from '#tests/fixtures/a-review.ts';

test('a comment has words, without the blanks around them', () => {
  const about = { guideId: crypto.randomUUID(), stepId: null };
  expect(CommentReport.parse({ ...about, words: ' So? ' }).words).toBe('So?');
  for (const words of ['', ' \n', 'x'.repeat(2001)])
    expect(CommentReport.safeParse({ ...about, words }).success).toBe(false);
});

describe('who may', () => {
  const mine = aComment({ raisedBy: 'me' });
  const theirs = aComment({ raisedBy: 'other' });
  const resolvedAt = '2026-11-22T10:00:00.000Z';
  const resolvedBy = (by: string | null) => ({ status: 'resolved', resolvedBy: by, resolvedAt }) as const;
  test.each([
    ['comment in their own name', null, mine, true],
    ['comment in the name of another', null, theirs, false],
    ['comment with an answer in it', null, { ...mine, ...resolvedBy('other') }, false],
    ['say it in other words', mine, { ...mine, words: 'No.' }, true],
    ['say it at another step', mine, { ...mine, stepId: crypto.randomUUID() }, true],
    ['say it of another guide', mine, { ...mine, guideId: crypto.randomUUID() }, false],
    ['put words into the mouth of another', theirs, { ...theirs, words: 'No.' }, false],
    ['move what another said', theirs, { ...theirs, stepId: crypto.randomUUID() }, false],
    ['delete their own', mine, null, true],
    ['delete what another said', theirs, null, false],
    ['delete what is gone', null, null, true],
    ['resolve what another said', theirs, { ...theirs, ...resolvedBy('me') }, true],
    ['resolve in the name of another', mine, { ...mine, ...resolvedBy('other') }, false],
    ['resolve in no name', theirs, { ...theirs, ...resolvedBy(null) }, false],
    ['resolve at no time', theirs, { ...theirs, ...resolvedBy('me'), resolvedAt: null }, false],
    ['reopen what another resolved', { ...theirs, ...resolvedBy('other') }, theirs, true],
    ['reopen and leave a name', { ...theirs, ...resolvedBy('other') }, { ...theirs, resolvedBy: 'other' }, false],
    ['take over what another said', theirs, { ...theirs, raisedBy: 'me' }, false],
  ])('%s', (_, before, after, may) => expect(mayComment(before, after, 'me')).toBe(may));
});
