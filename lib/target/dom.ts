/**
 * A form's controls shadow the form's own properties (`<input name="id">` makes `form.id` an element),
 * so whatever may meet a form is read through the prototype.
 */
export function attribute(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

const USED =
  'localName querySelector querySelectorAll closest children childElementCount firstChild nextSibling textContent parentElement previousElementSibling nextElementSibling getRootNode getBoundingClientRect hasAttributes shadowRoot ownerDocument isConnected isContentEditable'.split(
    ' ',
  );

/** Has a form a field by the name of something that we ask elements for? Such a form is passed over. */
export function isClobbered(element: Element): boolean {
  return element instanceof HTMLFormElement && USED.some((name) => Object.hasOwn(element, name));
}

/** The parent a person would see: steps out of an open or closed shadow root to its host. */
export function parentOf(element: Element): Element | null {
  const parent: unknown = Reflect.get(Node.prototype, 'parentNode', element);
  if (parent instanceof Element) return isClobbered(parent) ? parentOf(parent) : parent;
  return parent instanceof ShadowRoot ? parent.host : null;
}

export function* parentsOf(element: Element): Generator<Element> {
  for (let parent = parentOf(element); parent; parent = parentOf(parent)) yield parent;
}

export function contains(one: Element, other: Element): boolean {
  return Node.prototype.contains.call(one, other);
}

/** The document that an element belongs to, or the part of one that was taken out of it. */
export function rootOf(element: Element): Document | Element | DocumentFragment {
  const document: unknown = Reflect.get(Node.prototype, 'ownerDocument', element);
  if (Reflect.get(Node.prototype, 'isConnected', element) && document instanceof Document) return document;
  return [...parentsOf(element)].at(-1) ?? element;
}

/** Has it a box on the page, whatever its size? */
export function isDrawn(element: Element, options?: CheckVisibilityOptions): boolean {
  return Element.prototype.checkVisibility.call(element, options);
}

/** Is it drawn and of some size? Opacity is not asked: styled checkboxes lie invisible above their picture. */
export function isShown(element: Element): boolean {
  if (!isDrawn(element, { visibilityProperty: true })) return false;
  const { width, height } = Element.prototype.getBoundingClientRect.call(element);
  return (width > 0 && height > 0) || (element.localName === 'option' && width + height === 0);
}

/** The element that an id reference (`for`, `aria-labelledby`) means, inside the same shadow root. */
export function byId(element: Element, id: string): Element | null {
  const root = element.getRootNode();
  return root instanceof Document || root instanceof ShadowRoot ? root.getElementById(id) : null;
}
