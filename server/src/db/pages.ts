import { sql, type RawBuilder, type SqlBool } from 'kysely';

/** A place in a list that is read newest first: behind what was already read. */
const cursorForm = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([\w-]{1,100})$/;

/** Only rows behind this place, by their columns `at` and `id`. A cursor that is none reads from the newest. */
export function isBehind(before: string | null): RawBuilder<SqlBool> {
  const [, at, id] = cursorForm.exec(before ?? '') ?? [];
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at))) return sql<SqlBool>`true`;
  return sql<SqlBool>`(at, id) < (${new Date(at)}::timestamptz, ${id})`;
}

/** The page of `limit + 1` rows that were asked for, and where the next one begins: null where there is none. */
export function pageOf<T extends { at: Date; id: string }>(
  rows: readonly T[],
  limit: number,
): { page: T[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, next: rows.length > limit && last ? `${last.at.toISOString()}_${last.id}` : null };
}
