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
