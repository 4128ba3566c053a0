/**
 * A page pattern is an address with `*` for "anything": `https://crm.example.com/leads/*`. What it leaves out does not
 * matter: without `?` the query is ignored, without `#` the fragment is. A trailing `/*` also matches the bare folder.
 */
export type PagePattern = string;

/** The origin a pattern belongs to, or null where it is not an address of http or https. */
export function originOf(pattern: PagePattern): string | null {
  return /^https?:\/\/[^/?#\s*]+/i.exec(pattern)?.[0].toLowerCase() ?? null;
}

/** Does the page at `address` belong to `pattern`? Never throws; a pattern that means nothing matches nothing. */
export function matchesPage(pattern: PagePattern, address: string): boolean {
  const origin = originOf(pattern);
  if (!origin || origin !== originOf(address)) return false;
  return matcher(pattern).test(relevantPart(pattern, address));
}

function relevantPart(pattern: string, address: string): string {
  const [withoutFragment = '', ...fragment] = address.split('#');
  const path = pattern.includes('?') ? withoutFragment : withoutFragment.split('?')[0]!;
  return pattern.includes('#') ? `${path}#${fragment.join('#')}` : path;
}

function matcher(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\?]/g, '\\$&')
    .replace(/\/\*$/, '(?:/.*)?')
    .replace(/\*+/g, '.*');
  return new RegExp(`^${source}/?$`, 'i');
}

/**
 * The pattern to propose for a guide made at `address`: ids in the path and in the fragment become `*`, the query goes,
 * so that the guide is there for every record and not for the one it was recorded on.
 */
export function proposePattern(address: string): PagePattern {
  const url = new URL(address);
  const path = url.pathname.split('/').map(generalise).join('/');
  const route = url.hash.slice(1);
  const isRoute = /[/;]/.test(route);
  const view = (route.split(/[;?]/)[0] ?? '').split('/').map(generalise).join('/');
  const fragment = isRoute ? `#${view.replace(/\*$/, '')}*` : '';
  return `${url.origin}${path === '/' && !isRoute ? '/*' : path}${fragment}`;
}

function generalise(segment: string): string {
  const isId = /^\d+$/.test(segment) || (segment.length >= 6 && /\d/.test(segment) && /^[\w-]+$/.test(segment));
  const isLongRandom = segment.length >= 12 && /[A-Z]/.test(segment) && /[a-z]/.test(segment) && !segment.includes('-');
  return isId || isLongRandom ? '*' : segment;
}
