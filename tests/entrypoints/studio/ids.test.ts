import { expect, test } from 'vitest';
import { LibraryId } from '#lib/model/workspace.ts';
import { idFrom } from '../../../entrypoints/studio/ids.ts';
import { dayWords, isShorter } from '../../../entrypoints/studio/retention-words.ts';

test.each([
  ['Sales', 'sales'],
  ['Éducation & Régions (Süd)', 'education-regions-sud'],
  ['  --  A  --  ', 'a'],
  ['x'.repeat(200), 'x'.repeat(60)],
])('%s gets an id that one can read: %s', (name, id) => {
  expect(idFrom(name, [])).toBe(id);
});

test('what has no letters gets one by chance, and none is given twice', () => {
  expect(idFrom('销售', [], () => 'chance')).toBe('chance');
  expect(idFrom('Sales', ['sales', 'sales-2'])).toBe('sales-3');
  expect(LibraryId.safeParse(idFrom('☎', [])).success).toBe(true);
});

test('a time is shorter where something goes that would have stayed', () => {
  const now = { deletedDays: 30, deliveriesDays: 30, auditDays: null };
  expect(isShorter({ ...now, deletedDays: 60 }, now)).toBe(false);
  expect(isShorter({ ...now, auditDays: 365 }, now)).toBe(true);
  expect(isShorter(now, { ...now, auditDays: 365 })).toBe(false);
  expect([null, 1, 30, 365, 730].map(dayWords)).toEqual(['For ever', '1 day', '30 days', '1 year', '2 years']);
});
