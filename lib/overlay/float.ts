import { computePosition, flip, offset, shift, type Platform } from '@floating-ui/core';

/**
 * Our layers are fixed and without transformed parents, so floating-ui needs to know of nothing but rectangles: a
 * platform of a few lines instead of its DOM one, which is twice the size of all the rest.
 */
const platform: Platform = {
  getElementRects: ({ reference, floating }) => {
    const { x, y, width, height } = reference as DOMRect;
    return { reference: { x, y, width, height }, floating: { x: 0, y: 0, ...sizeOf(floating as HTMLElement) } };
  },
  getDimensions: (element) => sizeOf(element as HTMLElement),
  getClippingRect: () => ({ x: 0, y: 0, ...viewport() }),
};

/** Where a layer goes beside a place, in pixels of the window: the same places in the same order as in the styles. */
export async function besideOf(layer: HTMLElement, anchor: DOMRect, gap: number): Promise<{ x: number; y: number }> {
  const padding = 8;
  const { x, y } = await computePosition(anchor, layer, {
    platform,
    strategy: 'fixed',
    placement: 'bottom-start',
    middleware: [
      offset(gap),
      flip({ padding, fallbackPlacements: ['top-start', 'bottom-end', 'top-end', 'right-start', 'left-start'] }),
      shift({ padding, crossAxis: true }),
    ],
  });
  return { x, y };
}

function sizeOf(element: HTMLElement) {
  return { width: element.offsetWidth, height: element.offsetHeight };
}

function viewport() {
  return { width: document.documentElement.clientWidth, height: window.innerHeight };
}
