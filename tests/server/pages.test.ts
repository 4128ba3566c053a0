import { expect, test } from 'vitest';
import { pageOf } from '../../server/src/db/pages.ts';

const rows = ['c', 'b', 'a'].map((id, i) => ({ id, at: new Date(1_767_225_600_000 - i) }));

test('a page names the place behind its last row, and the last page names none', () => {
  expect(pageOf(rows, 2)).toEqual({ page: rows.slice(0, 2), next: '2025-12-31T23:59:59.999Z_b' });
  expect(pageOf(rows, 3)).toEqual({ page: rows, next: null });
  expect(pageOf([], 3)).toEqual({ page: [], next: null });
});
