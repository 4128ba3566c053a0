import { originOf, proposePattern, type PagePattern } from '#lib/model/page-pattern.ts';

const longestPattern = 1000;

/** The pattern for a guide made at this address, short enough to be kept; null where it is no address of a web page. */
export function patternAt(address: string): PagePattern | null {
  const pattern = URL.canParse(address) ? proposePattern(address) : '';
  const origin = originOf(pattern);
  const kept = pattern.length > longestPattern ? `${origin}/*` : pattern;
  return origin && kept.length <= longestPattern ? kept : null;
}

/**
 * An address without what no pattern needs and where somebody's data stands most often: the query, and a fragment that
 * is no route.
 */
export function withoutQuery(address: string): string {
  const [beforeFragment = '', ...fragment] = address.split('#');
  const route = fragment.join('#').split('?')[0] ?? '';
  return `${beforeFragment.split('?')[0]}${/[/;]/.test(route) ? `#${route}` : ''}`;
}

/** The beginning of a text that is too long, never half a character. */
export function clip(text: string, most: number): string {
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}
