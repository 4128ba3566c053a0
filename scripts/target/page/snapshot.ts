/**
 * A page as HTML that can be stored: what is drawn and where, shadow roots included, without scripts and styles, and
 * without what gives the truth away. Each element's box is in `data-bb`, who it is in `data-gt`.
 */
export interface Hidden {
  /** Patterns of whole names. */
  attributes: readonly string[];
  classes?: readonly string[];
}

const DROPPED = new Set('script style link noscript meta base object embed video audio'.split(' '));
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const NAMES_BY_FIRST = /^(style|on.*|data-gt|data-bb|integrity|nonce|srcset|sizes)$/;

export function snapshot(truth: (element: Element) => string | null, { attributes, classes = [] }: Hidden): string {
  const hidden = new RegExp(`^(${attributes.join('|')})$`);
  const hiddenClass = new RegExp(`^(${classes.join('|')})$`);
  const keys = uniqueKeys(truth);

  const written = (element: Element): string => {
    const tag = element.localName;
    if (DROPPED.has(tag)) return '';
    const opening = `<${tag}${attributesOf(element)}>`;
    if (VOID.has(tag)) return opening;
    const { shadowRoot } = element;
    const shadow = shadowRoot ? `<template shadowrootmode="open">${children(shadowRoot)}</template>` : '';
    return `${opening}${shadow}${/^(canvas|iframe)$/.test(tag) ? '' : children(element)}</${tag}>`;
  };
  const children = (parent: Element | ShadowRoot): string =>
    [...parent.childNodes]
      .map((node) => {
        // Not `instanceof`: what a frame was given by the page around it is of that page's kind of element.
        if (node.nodeType === Node.ELEMENT_NODE) return written(node as Element);
        return node.nodeType === Node.TEXT_NODE
          ? escaped((node.nodeValue ?? '').replace(/\s+/g, ' ').slice(0, 300))
          : '';
      })
      .join('');
  const attributesOf = (element: Element): string => {
    let text = '';
    for (const { name, value } of element.attributes) {
      if (NAMES_BY_FIRST.test(name) || hidden.test(name) || !/^[\w:.@-]+$/.test(name)) continue;
      const kept =
        name === 'class'
          ? value
              .split(/\s+/)
              .filter((one) => !hiddenClass.test(one))
              .join(' ')
          : value;
      text += ` ${name}="${escaped(kept.slice(0, name === 'd' || name === 'points' ? 48 : 300))}"`;
    }
    const style = getComputedStyle(element);
    if (style.display === 'none') text += ' style="display:none"';
    else {
      const { left, top, width, height } = element.getBoundingClientRect();
      text += ` data-bb="${[left + scrollX, top + scrollY, width, height].map(Math.round).join(',')}"`;
      if (style.visibility !== 'visible' || style.opacity === '0') text += ' style="visibility:hidden"';
    }
    const key = keys.get(element);
    return key === undefined ? text : `${text} data-gt="${escaped(key)}"`;
  };

  return `<!doctype html><html lang="${document.documentElement.lang}"><head><meta charset="utf-8"><title>${escaped(document.title)}</title></head>${written(document.body)}</html>`;
}

/** Who is who, as far as it is said by one element only; else with the nearest known element around it. */
function uniqueKeys(truth: (element: Element) => string | null): Map<Element, string> {
  const said = new Map<Element, string>();
  const visit = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      const key = truth(element);
      if (key && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) said.set(element, key);
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(document);
  const first = only(said);
  const placed = [...said].flatMap(([element, key]): [Element, string][] => {
    if (first.has(element)) return [];
    let around = parentOf(element);
    while (around && !first.has(around)) around = parentOf(around);
    return around ? [[element, `${first.get(around)}>>${key}`]] : [];
  });
  return new Map([...first, ...only(new Map(placed))]);
}

function only(said: ReadonlyMap<Element, string>): Map<Element, string> {
  const counts = new Map<string, number>();
  for (const key of said.values()) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Map([...said].filter(([, key]) => counts.get(key) === 1));
}

function parentOf(element: Element): Element | null {
  const parent = element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : element.parentElement;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

Object.assign(globalThis, { snapshot });
