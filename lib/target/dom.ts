import { frameOf, isDocument, isShadowRoot } from '#lib/frames/frames.ts';

/**
 * A form's controls shadow the form's own properties (`<input name="id">` makes `form.id` an element),
 * so whatever may meet a form is read through the prototype.
 */
export function attribute(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

const USED =
  'nodeType localName querySelector querySelectorAll closest children childElementCount firstChild nextSibling textContent parentElement previousElementSibling nextElementSibling getRootNode getBoundingClientRect hasAttributes shadowRoot ownerDocument isConnected isContentEditable'.split(
    ' ',
  );

/** A frame of no more pixels either way is a helper. */
const helperMost = 8;

/** Has a form a field by the name of something that we ask elements for? Such a form is passed over. */
export function isClobbered(element: Element): boolean {
  const tag: unknown = element.localName;
  return typeof tag !== 'string' || (tag === 'form' && USED.some((name) => Object.hasOwn(element, name)));
}

/** The parent a person would see: steps out of an open or closed shadow root to its host, and out of a page to its frame. */
export function parentOf(element: Element): Element | null {
  const parent = Reflect.get(Node.prototype, 'parentNode', element) as ParentNode | null;
  if (isDocument(parent)) return frameOf(parent);
  if (isShadowRoot(parent)) return parent.host;
  if (!parent || parent.nodeType === Node.DOCUMENT_FRAGMENT_NODE) return null;
  return isClobbered(parent as Element) ? parentOf(parent as Element) : (parent as Element);
}

export function* parentsOf(element: Element): Generator<Element> {
  for (let parent = parentOf(element); parent; parent = parentOf(parent)) yield parent;
}

/** What lies in a frame lies in whatever the frame lies in. */
export function contains(one: Element, other: Element): boolean {
  let at: Element | null = other;
  while (at && at.ownerDocument !== one.ownerDocument) at = frameOf(at.ownerDocument);
  return Node.prototype.contains.call(one, at);
}

/** Is one in the other, or both the same? A button and the picture in it are one to a person. */
export function isNested(one: Element, other: Element): boolean {
  return contains(one, other) || contains(other, one);
}

/** The outermost page that an element belongs to, or the part of one that was taken out of it. */
export function rootOf(element: Element): Document | Element | DocumentFragment {
  const outermost = [...parentsOf(element)].at(-1) ?? element;
  return Reflect.get(Node.prototype, 'isConnected', element) ? documentOf(outermost) : outermost;
}

export function documentOf(element: Element): Document {
  return Reflect.get(Node.prototype, 'ownerDocument', element) as Document;
}

/** Has it a box on the page, whatever its size? */
export function isDrawn(element: Element, options?: CheckVisibilityOptions): boolean {
  return Element.prototype.checkVisibility.call(element, options);
}

/**
 * Is it drawn and of some size, and so are the frames around it? Opacity is not asked: styled checkboxes lie invisible
 * above their picture.
 */
export function isShown(element: Element): boolean {
  if (!isDrawn(element, { visibilityProperty: true })) return false;
  const { width, height } = Element.prototype.getBoundingClientRect.call(element);
  const hasSize = (width > 0 && height > 0) || (element.localName === 'option' && width + height === 0);
  const frame = hasSize && frameOf(documentOf(element));
  return frame ? isFrameShown(frame) : hasSize;
}

/** A frame that a person can see into: helpers are tiny, transparent or beyond the edge, and kept pages are hidden. */
export function isFrameShown(frame: HTMLIFrameElement): boolean {
  if (!isDrawn(frame, { opacityProperty: true }) || !isShown(frame)) return false;
  const { right, bottom } = frame.getBoundingClientRect();
  const { scrollX, scrollY } = frame.ownerDocument.defaultView ?? window;
  const isWithin = right + Math.abs(scrollX) > 0 && bottom + scrollY > 0;
  return isWithin && frame.clientWidth > helperMost && frame.clientHeight > helperMost;
}

/** The element that an id reference (`for`, `aria-labelledby`) means, inside the same shadow root. */
export function byId(element: Element, id: string): Element | null {
  const root = element.getRootNode();
  return isDocument(root) || isShadowRoot(root) ? root.getElementById(id) : null;
}
