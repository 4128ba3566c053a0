import { originOf, type PagePattern } from '#lib/model/page-pattern.ts';
import { proposePattern, withoutNames } from '#lib/model/propose-pattern.ts';
import type { Target } from '#lib/model/target.ts';

const longestPattern = 1000;

/** The pattern for a guide made at this address, short enough to be kept; null where it is no address of a web page. */
export function patternAt(address: string): PagePattern | null {
  const pattern = URL.canParse(address) ? proposePattern(address) : '';
  const origin = originOf(pattern);
  const kept = pattern.length > longestPattern ? `${origin}/*` : pattern;
  return origin && kept.length <= longestPattern ? kept : null;
}

/**
 * The target without where its link leads, if that names a record: such a link says whose page it was, and leads no reader
 * of another record anywhere. In a target's link `#` stands for a number.
 */
export function withoutNamedLink<T extends Target | null>(target: T): T {
  const { href, ...traits } = target?.traits ?? {};
  if (href === undefined || withoutNames(`/${href}`) === `/${href.replaceAll('#', '*')}`) return target;
  return { ...target, traits };
}

/** The beginning of a text that is too long, never half a character. */
export function clip(text: string, most: number): string {
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}
