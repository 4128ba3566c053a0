import { frameOf } from '#lib/frames/frames.ts';
import type { Where } from './exact.ts';
import { place, type Place } from './place.ts';

/** One view of ours in the top layer. */
export interface Layer {
  readonly element: HTMLElement;
  readonly level: number;
  /** Attach to an element of the page; attaching again moves it there. */
  attach(anchor: Element, where: Where, more?: Partial<Pick<Place, 'avoid' | 'region' | 'inside'>>): void;
  /** Take a place of its own: `corner` of the window, `side` of it, or `still` (stay where it is) until told otherwise. */
  rest(at: 'pinned' | 'side' | 'still' | 'hidden'): void;
  /** Out of the top layer and in again, which puts it above everything that came before. */
  lift(): void;
}

/** Makes an element a layer. `onLift` hears when it rose, so that those above it can rise too. */
export function makeLayer(
  element: HTMLElement,
  level: number,
  onLift: (layer: Layer) => void,
  signal: AbortSignal,
): Layer {
  let placing = new AbortController();
  let anchored: Element | null = null;
  let placed: Place | null = null;
  element.setAttribute('popover', 'manual');
  element.dataset['where'] = 'hidden';

  const lift = (): void => {
    if (!element.isConnected) return;
    const root = element.getRootNode() as ShadowRoot;
    const active = root.activeElement;
    if (element.matches(':popover-open')) element.hidePopover();
    const source = sourceOf(anchored);
    element.showPopover(source?.isConnected ? { source } : {});
    if (active instanceof HTMLElement && element.contains(active)) active.focus({ preventScroll: true });
  };
  const settle = (anchor: Element | null): void => {
    const isAnother = anchor !== anchored;
    placing.abort();
    placing = new AbortController();
    anchored = anchor;
    if (!isAnother && element.matches(':popover-open')) return;
    lift();
    onLift(layer);
  };
  const layer: Layer = {
    element,
    level,
    lift,
    attach(anchor, where, { avoid = null, region, inside = null } = {}) {
      const next: Place = { anchor, where, avoid, region, inside };
      if (placed && isSame(placed, next)) return;
      settle(anchor);
      placed = next;
      place(element, placed, placing.signal);
    },
    rest(at) {
      const { left, top } = element.getBoundingClientRect();
      const wasHidden = element.dataset['where'] === 'hidden';
      if (at === 'still' && (wasHidden || element.dataset['where'] === 'pinned')) return;
      placing.abort();
      placed = null;
      delete element.dataset['away'];
      delete element.dataset['floating'];
      element.style.cssText = at === 'still' ? `left:${left}px;top:${top}px` : '';
      element.dataset['where'] = at;
      if (at === 'hidden') return void (element.matches(':popover-open') && element.hidePopover());
      if (!element.matches(':popover-open')) settle(null);
    },
  };
  signal.addEventListener('abort', () => placing.abort());
  return layer;
}

function isSame(one: Place, other: Place): boolean {
  return (Object.keys(other) as (keyof Place)[]).every((key) => one[key] === other[key]);
}

/** Only an HTML element may be a popover's source; for one of a drawing it is the nearest around it, in a frame the frame. */
function sourceOf(anchor: Element | null): HTMLElement | null {
  let at = anchor;
  for (let frame = at; frame; frame = frameOf(frame.ownerDocument)) at = frame;
  while (at && !(at instanceof HTMLElement)) at = at.parentElement;
  return at;
}
