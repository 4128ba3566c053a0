const GENERATED =
  /^(:r|_r_|«|radix|react-aria|react-select|mui-|headlessui|ember\d|ext-gen|el-id|cdk-|mat-|pf-random|downshift|rc[-_]|input-v-|gwt|yui|uid|uuid|tmp)/i;
const BUILD = /^(css|sc|jss|emotion|svelte|ng-tns|makestyles|data-v)-?(?=[\w-]*\d|[a-z]+[A-Z])/i;
const STATE =
  /^(is-|has-|ng-)?(active|open|opened|closed|show|shown|hide|hidden|hover|focus|focused|selected|checked|disabled|expanded|collapsed|current|visible|loading|dirty|pristine|touched|untouched|valid|invalid|last|first|odd|even)$/i;

/** Where a word may be broken at the end of a line: seen by nobody. */
const BREAKS = /[\u00ad\u200b\u2060\ufeff]/g;

/** One form for texts that mean the same to a person. */
export function fold(text: string | null | undefined): string {
  return text ? text.replace(BREAKS, '').trim().replace(/\s+/g, ' ').toLowerCase() : '';
}

/** The same text with other numbers: "Inbox (3)" is still the inbox when it holds four. */
export function unnumbered(text: string): string {
  return text.replace(/\d+([.,:/-]\d+)*/g, '#');
}

/** Letters and digits mixed, or letters in an order no word has: the mark of a build or of a random id. */
function isHash(part: string): boolean {
  if (part.length < 4) return false;
  if (/^\d+$/.test(part) || /\d[a-z]+\d|[a-z]\d+[a-z]/i.test(part)) return true;
  if (/^\d+[a-z]{2,}$/i.test(part)) return true;
  if (/\d/.test(part)) return part.length > 6 && !/^[a-z]{4,}\d{1,2}$/i.test(part);
  return /[a-z][A-Z]+[a-z]+[A-Z]/.test(part) && part.length < 9 && !/[aeiou].*[aeiou].*[aeiou]/i.test(part);
}

/** May this id or test id be the same tomorrow? Counters, hashes, framework ids and ids made from records are not. */
export function isStable(value: string): boolean {
  if (!value || value.length > 60 || GENERATED.test(value) || /[^\w.:-]/.test(value)) return false;
  return !/\d{2,}|\d$/.test(value) && !value.split(/[^a-z\d]+/i).some(isHash);
}

/** Of somebody or of a machine: neither lasts, and the first is nobody's business. */
const isAddress = (value: string): boolean => /.@|%40/.test(value);

/** What is left of an unstable id: `title-field-1` becomes `title-field-#`, a random one nothing, and so does somebody's. */
export function shapeOf(value: string): string {
  if (GENERATED.test(value) || isAddress(value)) return '';
  const parts = value.split(/([^a-z\d]+)/i).map((part) => (isHash(part) ? '#' : part.replace(/\d+/g, '#')));
  const shape = parts.join('').slice(0, 60);
  return /[a-z]{3}/i.test(shape) ? shape.toLowerCase() : '';
}

/** Class names that a person wrote, without build hashes, counters and passing states. */
export function stemsOf(classes: string | null, most = 6): string[] {
  const stems = new Set<string>();
  for (const name of (classes ?? '').split(/\s+/, 24)) {
    if (!name || /[:[\]/()%!&]/.test(name) || isAddress(name) || STATE.test(name)) continue;
    const written = /^_?(.+)_[a-z\d]{4,6}_\d+$/i.exec(name)?.[1] ?? name;
    const parts = written.replace(BUILD, '').split(/[_-]+/);
    if (BUILD.test(name) && parts.length > 1) parts.shift();
    else if (BUILD.test(name)) continue;
    const stem = parts
      .filter((part) => part && !/^\d+$/.test(part) && !isHash(part))
      .join('-')
      .toLowerCase();
    if (stem.length > 1 && stem.length <= 32 && !STATE.test(stem)) stems.add(stem);
    if (stems.size === most) break;
  }
  return [...stems];
}

/** Where a link leads, without host, query and record numbers; nowhere where it leads to a person. */
export function pathOf(href: string | null): string {
  if (!href || href === '#' || /^[a-z][\w+.-]*:(?!\/\/)/i.test(href)) return '';
  const route = /#!?(\/?[\w-]+\/.*|\/.+)$/.exec(href)?.[1];
  const path = route ?? href.replace(/^[a-z]+:\/\/[^/]+/i, '').replace(/[?#;].*$/, '');
  const parts = path.split(/[?;]/, 1)[0]?.split('/') ?? [];
  return parts
    .filter((part) => part && !/^\.+$/.test(part))
    .map((part) => (/^\d+$/.test(part) || isHash(part) || isAddress(part) ? '#' : part.toLowerCase()))
    .join('/')
    .slice(0, 80);
}
