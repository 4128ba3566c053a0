import { innerDocument, isElement } from './frames.ts';
import { activeElements, pathOf, shadowOf } from './shadow.ts';

/**
 * Use the window of the page and that of each frame in it that can be reached, now and whenever a frame comes or loads
 * anew; `until` ends with each use of the same frame. Nothing is observed: a frame tells of its load. Who was put into a
 * shadow root later does so to nobody outside, and an editor that writes a page into its frame takes all listeners off it
 * without a word; both are noticed when the pointer or the keyboard comes there.
 */
export function eachWindow(page: Document, use: (view: Window, until: AbortSignal) => void, signal: AbortSignal): void {
  const known = new WeakMap<Element, AbortController>();

  const enter = (frame: Element): void => {
    const inner = innerDocument(frame);
    if (!inner || signal.aborted) return;
    known.get(frame)?.abort();
    const ends = new AbortController();
    known.set(frame, ends);
    const until = AbortSignal.any([signal, ends.signal]);
    visit(inner, until);
    // The next document is there at once; its `load` may take as long as its slowest picture.
    inner.defaultView?.addEventListener('pagehide', () => setTimeout(enter, 0, frame), { signal: until });
  };
  const visit = (inner: Document, until: AbortSignal): void => {
    const view = inner.defaultView;
    if (!view) return;
    use(view, until);
    framesIn(inner).forEach(enter);
    const look = (event: Event): void => {
      const [at] = pathOf(event);
      if (isElement(at)) enter(at);
    };
    for (const type of ['load', 'pointerover'])
      inner.addEventListener(type, look, { capture: true, passive: true, signal: until });
    view.addEventListener('blur', () => setTimeout(() => activeElements().forEach(enter)), { signal: until });
  };
  visit(page, signal);
}

function framesIn(root: Document | ShadowRoot): Element[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    const root = shadowOf(element);
    return root ? framesIn(root) : innerDocument(element) ? element : [];
  });
}
