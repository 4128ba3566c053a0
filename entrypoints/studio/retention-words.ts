import { counted } from '#components/ui/time.ts';
import type { Retention } from '#lib/model/retention.ts';

/** "30 days", "2 years". */
export function dayWords(days: number | null): string {
  if (days === null) return 'For ever';
  return days % 365 === 0 ? counted(days / 365, 'year') : counted(days, 'day');
}

/** Does something go that would have stayed? */
export function isShorter(next: Retention, now: Retention): boolean {
  const names = Object.keys(now) as (keyof Retention)[];
  return names.some((name) => (next[name] ?? Infinity) < (now[name] ?? Infinity));
}
