import { expect, test } from 'vitest';
import { RetentionReply, RetentionRequest, retentionUnlessSaid } from '#lib/model/retention.ts';

const accepts = (change: object) => RetentionRequest.safeParse({ ...retentionUnlessSaid, ...change }).success;

test('what holds unless somebody says otherwise is something that one may say', () => {
  expect(accepts({})).toBe(true);
});

test.each([
  [{ deletedDays: 0 }],
  [{ deletedDays: 1.5 }],
  [{ deletedDays: null }],
  [{ deletedDays: 3651 }],
  [{ deliveriesDays: 0 }],
  [{ auditDays: 89 }],
  [{ auditDays: '90' }],
  [{ historyDays: 5 }],
])('%j is refused', (change) => {
  expect(accepts(change)).toBe(false);
});

test('the log may be kept for ever, and an older extension reads what a newer store says', () => {
  expect(accepts({ auditDays: null })).toBe(true);
  expect(RetentionReply.parse({ ...retentionUnlessSaid, historyDays: 5 })).toEqual(retentionUnlessSaid);
});
