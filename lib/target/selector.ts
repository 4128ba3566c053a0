import { isShadowRoot } from '#lib/frames/frames.ts';
import { attribute } from './dom.ts';
import { rowOf } from './rows.ts';
import { testIds } from './signals.ts';
import { isStable, stemsOf } from './stable.ts';

const classesMost = 2;
const levelsMost = 8;

/**
 * A CSS selector by what lasts of an element, inside its page or root: what is built and called alike is found as well,
 * and of a cell that of every record. What nothing in its root tells from others stands for the root's host.
 */
export function selectorOf(element: Element): string {
  const row = rowOf(element)?.element;
  const root = element.getRootNode();
  const path: string[] = [];
  let isTold = false;
  for (let at: Element | null = element; at && path.length < levelsMost; at = at.parentElement) {
    if (at.localName === 'body') {
      if (!isTold) path.unshift('body');
      break;
    }
    const hook = hookOf(at);
    const classes = hook ? '' : classesOf(at);
    const place = hook || classes || at === row ? '' : placeOf(at);
    isTold ||= hook !== '' || classes !== '';
    path.unshift(hook || `${CSS.escape(at.localName)}${classes}${place}`);
    if (hook || (classes && at !== element)) break;
  }
  return isTold || !isShadowRoot(root) ? path.join(' > ') : selectorOf(root.host);
}

function hookOf(element: Element): string {
  const id = attribute(element, 'id') ?? '';
  if (isStable(id)) return `#${CSS.escape(id)}`;
  const name = testIds.find((one) => isStable(attribute(element, one) ?? ''));
  return name ? `[${name}="${attribute(element, name)}"]` : '';
}

/** Only names that a person wrote, and wrote so. */
function classesOf(element: Element): string {
  const names = (attribute(element, 'class') ?? '').split(/\s+/);
  const written = names.filter((name) => stemsOf(name)[0] === name.toLowerCase());
  return written
    .slice(0, classesMost)
    .map((name) => `.${CSS.escape(name)}`)
    .join('');
}

function placeOf(element: Element): string {
  const alike = [...(element.parentElement?.children ?? [])].filter((one) => one.localName === element.localName);
  return alike.length > 1 ? `:nth-of-type(${alike.indexOf(element) + 1})` : '';
}
