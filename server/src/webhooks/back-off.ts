const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long to wait after the first, second … failed try: a day and a half altogether. */
const waitsMs = [
  5 * second,
  30 * second,
  2 * minute,
  10 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
  20 * hour,
];

/**
 * How long to wait after this many failed tries, or null: give up. A tenth more or less by chance, so that what failed
 * together is not tried together. What the other end asks for counts where it is longer, up to a day.
 */
export function waitAfter(attempts: number, askedMs = 0, random = Math.random()): number | null {
  const wait = waitsMs[attempts - 1];
  if (wait === undefined) return null;
  return Math.max(wait * (0.9 + random * 0.2), Math.min(askedMs, 24 * hour));
}
