import type { Target } from '#lib/model/target.ts';
import { isPrivate } from '#lib/model/private-text.ts';
import type { Selector } from './form.ts';

const testIds = ['data-testid', 'data-test-id', 'data-test', 'data-cy', 'data-qa'];

/**
 * All ways to name this target in a recording, the likeliest to last first. Empty where there is none: what lies in a
 * frame is counted there, and we do not count frames.
 */
export function selectorsOf(target: Target): Selector[] {
  if (target.shadow?.some((host) => /^i?frame\b/.test(host))) return [];
  const name = target.name?.trim();
  const css = cssOf(target);
  const isInShadow = (target.shadow?.length ?? 0) > 0;
  return [
    ...(name ? [`aria/${name}[role="${target.role}"]`] : []),
    ...(css && !isInShadow ? [css] : []),
    ...(css ? [`pierce/${css}`] : []),
    ...(target.text ? [`text/${target.text}`] : name && isShown(target) ? [`text/${name}`] : []),
  ].map((selector) => [selector]);
}

/** Names of fields are not text on the page; those of buttons and links mostly are. */
function isShown({ role }: Target): boolean {
  return ['button', 'link', 'tab', 'menuitem', 'option', 'heading'].includes(role);
}

function cssOf({ tag, hooks = {}, traits = {}, classes = [] }: Target): string | null {
  const names = Object.keys(hooks).toSorted((a, b) => rank(a) - rank(b));
  const [best] = names;
  if (best) return `${best === 'id' || best.startsWith('data-') ? '' : tag}[${best}=${quoted(hooks[best]!)}]`;
  const trait = ['aria-label', 'placeholder', 'type'].find((one) => traits[one]);
  if (trait) return `${tag}[${trait}=${quoted(traits[trait]!)}]`;
  return classes.length > 0 ? `${tag}${classes.map((one) => `.${escaped(one)}`).join('')}` : null;
}

function rank(hook: string): number {
  return hook.startsWith('data-') ? 0 : hook === 'id' ? 1 : 2;
}

function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\a ')}"`;
}

function escaped(name: string): string {
  return name.replace(/[^\w-]|^(?=\d)/gu, '\\$&');
}

const roles: Record<string, string> = { a: 'link', button: 'button', select: 'combobox', textarea: 'textbox' };
const tags: Record<string, string> = {
  link: 'a',
  textbox: 'input',
  combobox: 'select',
  checkbox: 'input',
  radio: 'input',
};

/** What is known of an element by how a recording names it, or null where that is nothing that lasts. */
export function targetFrom(selectors: readonly Selector[]): Target | null {
  const own = selectors.map((selector) => (typeof selector === 'string' ? selector : (selector.at(-1) ?? '')));
  const aria = first(own, /^aria\/(.*?)(?:\[role="([\w-]+)"\])?$/s);
  const text = first(own, /^text\/(.*)$/s)?.[1];
  const css = own.flatMap((one) => lastCompound(one) ?? []);
  const hooks: Record<string, string> = {};
  for (const compound of css) Object.assign(hooks, hooksIn(compound));
  const id = first(own, /^xpath\/\/\/\*\[@id="([^"]+)"\]$/)?.[1];
  if (id && isLasting(id)) hooks['id'] ??= id;
  const classes = css.flatMap((compound) => Array.from(compound.matchAll(/\.([a-z][\w-]{1,30})/gi), ([, one]) => one!));
  const name = said(aria?.[1]);
  const tag = css.flatMap((compound) => /^[a-z][\w-]*/i.exec(compound)?.[0].toLowerCase() ?? []).at(0);
  const role = aria?.[2] ?? (tag && roles[tag]) ?? (name && !tag ? 'button' : 'generic');
  if (!name && !said(text) && Object.keys(hooks).length === 0 && classes.length === 0) return null;
  return {
    tag: tag ?? tags[role] ?? (role === 'generic' ? 'div' : role === 'button' ? 'button' : 'div'),
    role,
    ...(name && { name }),
    ...(!name && said(text) && { text: said(text)! }),
    ...(Object.keys(hooks).length > 0 && { hooks: Object.fromEntries(Object.entries(hooks).slice(0, 4)) }),
    ...(classes.length > 0 && { classes: [...new Set(classes)].slice(0, 6) }),
  };
}

function first(selectors: string[], pattern: RegExp): RegExpExecArray | null {
  return selectors.map((one) => pattern.exec(one)).find((found) => found !== null) ?? null;
}

/** Words of an element, as long as they are nobody's data. */
function said(words: string | undefined): string | undefined {
  const text = words
    ?.replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
    .replace(/[\uD800-\uDBFF]$/, '');
  return text && !isPrivate(text) ? text : undefined;
}

/** The part of a CSS selector that is about the element itself. */
function lastCompound(selector: string): string | null {
  const css = selector.replace(/^(pierce|css)\//, '');
  if (/^(aria|text|xpath)\//.test(css)) return null;
  // Between two parts stands a space or >, but not inside of brackets.
  return css.match(/(?:\[[^\]]*\]|[^\s>+~[])+/g)?.at(-1) ?? null;
}

function hooksIn(compound: string): Record<string, string> {
  const found: Record<string, string> = {};
  const id = /#((?:[\w-]|\\.)+)/.exec(compound.replace(/\[[^\]]*\]/g, ''))?.[1]?.replace(/\\(.)/g, '$1');
  if (id && isLasting(id)) found['id'] = id;
  for (const [, name, value] of compound.matchAll(/\[([\w-]+)=["']?([^"'\]]+)["']?\]/g))
    if ((name === 'name' || name === 'id' || testIds.includes(name!)) && isLasting(value!)) found[name!] = value!;
  return found;
}

/** Names with numbers are made anew with each page, or are somebody's. */
function isLasting(value: string): boolean {
  return value.length <= 80 && !/\d{2,}/.test(value);
}
