import { describe, expect, test } from 'vitest';
import { approversOf, mayReview, reviewId, whyNotApproved } from '#lib/model/review.ts';
import { aReview } from '#tests/fixtures/a-review.ts';

describe('who may', () => {
  const mine = aReview({ raisedBy: 'me' });
  const theirs = aReview({ raisedBy: 'other' });
  test.each([
    ['speak for themselves', null, mine, true],
    ['change their mind', mine, { ...mine, verdict: 'changes', words: 'No.' } as const, true],
    ['take it back', mine, null, true],
    ['take back what is gone', null, null, true],
    ['speak for another', null, theirs, false],
    ['take back what another said', theirs, null, false],
    ['change what another said', theirs, { ...theirs, words: 'Yes.' }, false],
    ['take over what another said', theirs, { ...theirs, raisedBy: 'me' }, false],
    ['speak twice, under a second id', null, { ...mine, id: `${mine.id}-2` }, false],
    ['speak of another guide under the id of the first', mine, { ...mine, guideId: crypto.randomUUID() }, false],
  ])('%s', (_, before, after, may) => expect(mayReview(before, after, 'me')).toBe(may));
});

describe('an approval', () => {
  const guideId = crypto.randomUUID();
  const content = 'a'.repeat(64);
  const by = (raisedBy: string, more = {}) => aReview({ guideId, content, raisedBy, ...more });
  test.each([
    ['counts for the content that it names', [by('bea')], ['bea']],
    ['counts once a person', [by('bea'), by('bea'), by('cyd')], ['bea', 'cyd']],
    ['does not count for what it became by an edit', [by('bea', { content: 'b'.repeat(64) })], []],
    ['does not count for another guide', [by('bea', { guideId: crypto.randomUUID() })], []],
    ['by whoever publishes does not count', [by('ann')], []],
    ['is no request and no wish for changes', [by('bea', { verdict: 'asked' }), by('cyd', { verdict: 'changes' })], []],
  ])('%s', (_, reviews, approvers) => expect(approversOf(reviews, guideId, content, 'ann')).toEqual(approvers));
});

test('as many as are needed are enough; else it is said how many are missing', () => {
  expect(whyNotApproved(0, [])).toBeNull();
  expect(whyNotApproved(1, ['bea'])).toBeNull();
  expect(whyNotApproved(1, [])).toMatch(/a colleague has to approve exactly this/);
  expect(whyNotApproved(3, ['bea'])).toMatch(/3 colleagues .* It has 1 of 3\./);
});

test('one id per guide and person', () => {
  expect(reviewId('g', 'a')).not.toBe(reviewId('g', 'b'));
});
