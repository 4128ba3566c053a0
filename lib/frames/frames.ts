/** Nodes of frames are of another realm, whose classes `instanceof` does not know; a number says what they are. */
export function isElement(node: unknown): node is Element {
  return typeOf(node) === 1;
}

export function isDocument(node: unknown): node is Document {
  return typeOf(node) === 9;
}

export function isShadowRoot(node: unknown): node is ShadowRoot {
  return typeOf(node) === 11 && 'host' in (node as object);
}

const typeOf = (node: unknown): unknown => (node as Partial<Node> | null | undefined)?.nodeType;

/** May there be a page inside of this element? */
export function isFrame(element: Element): element is HTMLIFrameElement {
  return element.localName === 'iframe' || element.localName === 'frame';
}

/** The document that a frame shows; null where it is another site's, for which only the browser may look into it. */
export function innerDocument(element: Element): Document | null {
  return isFrame(element) ? (element.contentDocument ?? null) : null;
}

/** The frame around a document; null for the page that this script runs in, whatever may lie around that. */
export function frameOf(inner: Document): HTMLIFrameElement | null {
  return inner === document ? null : ((inner.defaultView?.frameElement ?? null) as HTMLIFrameElement | null);
}

/** Is it still there for a person? What a frame showed before it loaded anew stays connected to a document nobody sees. */
export function isInPage(element: Element): boolean {
  const inner = element.ownerDocument;
  if (!element.isConnected || inner === document) return element.isConnected;
  const frame = frameOf(inner);
  return frame?.contentDocument === inner && isInPage(frame);
}

/** Does the script in the page around look into this one? In a frame of another site it does not. */
export function isReachedFromAbove(): boolean {
  return window.frameElement !== null;
}

/** Where an element lies, in pixels of the top window. */
export function boxOf(element: Element): DOMRect {
  const box = element.getBoundingClientRect();
  const frame = frameOf(element.ownerDocument);
  return frame ? boxIn(frame, box) : box;
}

/** Where a place in a frame lies, in pixels of the top window: through borders, paddings and scales of all around it. */
export function boxIn(frame: HTMLIFrameElement, box: DOMRectReadOnly): DOMRect {
  const around = boxOf(frame);
  const { paddingLeft, paddingTop } = getComputedStyle(frame);
  const wide = around.width / frame.offsetWidth || 1;
  const high = around.height / frame.offsetHeight || 1;
  return new DOMRect(
    around.left + (frame.clientLeft + parseFloat(paddingLeft) + box.left) * wide,
    around.top + (frame.clientTop + parseFloat(paddingTop) + box.top) * high,
    box.width * wide,
    box.height * high,
  );
}
