import { expect, test } from 'vitest';
import { newId } from '#lib/model/new-id.ts';
import { Id } from '#lib/model/ids.ts';

test('each is another id, also where the browser gives pages none', () => {
  const ids = Array.from({ length: 1_000 }, newId);
  expect(new Set(ids).size).toBe(1_000);
  expect(ids.filter((id) => !Id.safeParse(id).success || id[14] !== '4')).toEqual([]);
});
