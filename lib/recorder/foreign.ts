import { eachWindow } from '#lib/frames/each-window.ts';
import { innerDocument, isFrame } from '#lib/frames/frames.ts';
import { activeElements } from '#lib/frames/shadow.ts';

/**
 * Tell when a person goes into a frame that cannot be looked into, and when they are back (null). The windows around such
 * a frame see no more of it than that they lost the keyboard to it.
 */
export function watchForeign(page: Document, onForeign: (frame: Element | null) => void, signal: AbortSignal): void {
  let before: Element | null = null;
  const look = (): void => {
    const active = activeElements().at(-1);
    const frame = active && isFrame(active) && !innerDocument(active) ? active : null;
    if (frame !== before) onForeign((before = frame));
  };
  const hear = (view: Window, until: AbortSignal): void => {
    for (const type of ['blur', 'focus']) view.addEventListener(type, () => setTimeout(look), { signal: until });
  };
  eachWindow(page, hear, signal);
}
