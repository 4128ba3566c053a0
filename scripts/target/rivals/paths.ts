const html = 'http://www.w3.org/1999/xhtml';

/** What an XPath in an HTML document calls this element; there, names mean elements of HTML only. */
export function nameOf(element: Element): string {
  return element.namespaceURI === html ? element.localName : `*[local-name()="${element.localName}"]`;
}

/** From the root down by names and places, `/html[1]/body[1]/div[2]`; of its own root only in a shadow root. */
export function absolutePath(element: Element): string {
  const parent = element.parentElement;
  return `${parent ? absolutePath(parent) : ''}/${nameOf(element)}[${placeOf(element)}]`;
}

/** The same from the nearest element that has an id which no other has. */
export function pathFromId(element: Element): string {
  if (hasOwnId(element)) return `//*[@id=${quoted(element.id)}]`;
  const parent = element.parentElement;
  return `${parent ? pathFromId(parent) : ''}/${nameOf(element)}[${placeOf(element)}]`;
}

/** Its place among the siblings of its name, from 1. */
export function placeOf(element: Element): number {
  let place = 1;
  for (let at = element.previousElementSibling; at; at = at.previousElementSibling)
    if (at.localName === element.localName) place++;
  return place;
}

/** A string as XPath 1.0 writes it, which knows no way to escape a quotation mark. */
export function quoted(text: string): string {
  if (!text.includes('"')) return `"${text}"`;
  if (!text.includes("'")) return `'${text}'`;
  return `concat(${text
    .split('"')
    .map((part) => `"${part}"`)
    .join(`, '"', `)})`;
}

/** The only element that an XPath selects, or null. */
export function onlyAt(xpath: string): Element | null {
  const found = document.evaluate(xpath, document, null, XPathResult.ORDERED_NODE_ITERATOR_TYPE, null);
  const first = found.iterateNext();
  return first instanceof Element && !found.iterateNext() ? first : null;
}

export function hasOwnId(element: Element): boolean {
  const root = element.getRootNode() as Document | ShadowRoot;
  return element.id !== '' && root.querySelectorAll(`#${CSS.escape(element.id)}`).length === 1;
}
