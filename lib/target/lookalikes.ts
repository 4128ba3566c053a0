import type { Lookalike, Target } from '#lib/model/target.ts';

const parts = [
  'tag',
  'role',
  'name',
  'text',
  'hooks',
  'traits',
  'classes',
  'icon',
  'before',
  'after',
  'block',
  'row',
  'seat',
  'place',
] as const;

/** What tells a lookalike from the target; all the rest they share, or it would say little. */
export function differenceOf(target: Target, other: Target): Lookalike {
  const differing = parts.filter((part) => JSON.stringify(target[part]) !== JSON.stringify(other[part]));
  return Object.fromEntries(differing.map((part) => [part, other[part] ?? null]));
}

/** The lookalike as a target of its own. */
export function lookalikeOf(target: Target, difference: Lookalike): Target {
  const all = Object.entries({ ...target, ...difference }).filter(([, value]) => value !== null);
  return Object.fromEntries(all) as Target;
}
