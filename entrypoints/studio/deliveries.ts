import type { Delivery } from '#lib/model/webhook.ts';

/**
 * What is known of a log after one of its pages was read again: the newer word on each delivery, newest first. Nothing
 * that was shown goes, although new ones push it off the first page.
 */
export function mergeDeliveries(known: readonly Delivery[], page: readonly Delivery[]): Delivery[] {
  const all = new Map([...known, ...page].map((one) => [one.id, one]));
  return [...all.values()].toSorted((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id));
}

/** Is it worth looking again in a moment? */
export function isUnderWay({ state, nextAt }: Delivery, now = Date.now()): boolean {
  return state === 'waiting' && (nextAt === null || Date.parse(nextAt) - now < 60_000);
}
