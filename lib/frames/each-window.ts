import { activeElements, innerDocument, isElement, isShadowRoot } from './frames.ts';

/**
 * Use the window of the page and that of each frame in it that can be reached, now and whenever a frame comes or loads
 * anew; `until` ends with what the frame shows. Nothing is observed: a frame tells of its load. Only one that was put into
 * a shadow root later does so to nobody outside, and is noticed when the pointer or the keyboard comes to it.
 */
export function eachWindow(page: Document, use: (view: Window, until: AbortSignal) => void, signal: AbortSignal): void {
  const known = new WeakMap<Element, { inner: Document; ends: AbortController }>();

  const enter = (frame: Element): void => {
    const before = known.get(frame);
    const inner = innerDocument(frame);
    if (!inner || before?.inner === inner || signal.aborted) return;
    before?.ends.abort();
    const ends = new AbortController();
    known.set(frame, { inner, ends });
    visit(inner, AbortSignal.any([signal, ends.signal]));
    // The next document is there at once; its `load` may take as long as its slowest picture.
    inner.defaultView?.addEventListener('pagehide', () => setTimeout(enter, 0, frame), { signal });
  };
  const visit = (inner: Document, until: AbortSignal): void => {
    const view = inner.defaultView;
    if (!view) return;
    use(view, until);
    framesIn(inner).forEach(enter);
    const look = (event: Event): void => event.composedPath().filter(isElement).slice(0, 1).forEach(enter);
    for (const type of ['load', 'pointerover'])
      inner.addEventListener(type, look, { capture: true, passive: true, signal: until });
    view.addEventListener('blur', () => setTimeout(() => activeElements().forEach(enter)), { signal: until });
  };
  visit(page, signal);
}

function framesIn(root: Document | ShadowRoot): Element[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    const { shadowRoot } = element;
    return isShadowRoot(shadowRoot) ? framesIn(shadowRoot) : innerDocument(element) ? element : [];
  });
}
