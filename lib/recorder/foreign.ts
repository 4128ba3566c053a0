import { eachWindow } from '#lib/frames/each-window.ts';
import { innerDocument, isFrame } from '#lib/frames/frames.ts';
import { activeElements } from '#lib/frames/shadow.ts';

/**
 * Tell when a person goes into a frame of another site, of which a recorder learns nothing, and when they are back. The
 * windows around such a frame see no more of it than that they lost the keyboard to it.
 */
export function watchForeign(page: Document, onForeign: (isForeign: boolean) => void, signal: AbortSignal): void {
  let wasForeign = false;
  const look = (): void => {
    const active = activeElements().at(-1);
    const isForeign = !!active && isFrame(active) && !innerDocument(active);
    if (isForeign !== wasForeign) onForeign((wasForeign = isForeign));
  };
  const hear = (view: Window, until: AbortSignal): void => {
    for (const type of ['blur', 'focus']) view.addEventListener(type, () => setTimeout(look), { signal: until });
  };
  eachWindow(page, hear, signal);
}
