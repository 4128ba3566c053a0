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
  return matchesGlob(pattern, relevantPart(pattern, address));
}

function relevantPart(pattern: string, address: string): string {
  const [withoutFragment = '', ...fragment] = address.split('#');
  const path = pattern.includes('?') ? withoutFragment : withoutFragment.split('?')[0]!;
  return pattern.includes('#') ? `${path}#${fragment.join('#')}` : path;
}

/** Never a regular expression: with one, a pattern full of stars would hang every page of its site. */
function matchesGlob(pattern: string, text: string): boolean {
  const glob = pattern.toLowerCase().replace(/\*+/g, '*');
  const globs = glob.endsWith('/*') ? [glob, glob.slice(0, -2)] : [glob];
  const lower = text.toLowerCase();
  const texts = lower.endsWith('/') ? [lower, lower.slice(0, -1)] : [lower];
  return globs.some((one) => texts.some((other) => fits(one.split('*'), other)));
}

/** The parts between stars stand in the text one after the other; taking each as early as it comes is always right. */
function fits(parts: string[], text: string): boolean {
  const [first = '', ...between] = parts;
  const last = between.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of between) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
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
  // Routes in the fragment often get the record's id only after the page has been shown, so it must not be asked for.
  const fragment = isRoute ? `#${view.replace(/(\/\*)+$|\/$/, '')}*` : '';
  return `${url.origin}${path === '/' && !isRoute ? '/*' : path}${fragment}`;
}

function generalise(segment: string): string {
  const isId = /^\d+$/.test(segment) || (segment.length >= 6 && /\d/.test(segment) && /^[\w-]+$/.test(segment));
  const isLongRandom = segment.length >= 12 && /[A-Z]/.test(segment) && /[a-z]/.test(segment) && !segment.includes('-');
  return isId || isLongRandom ? '*' : segment;
}
