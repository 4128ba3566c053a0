/** The one element of ours in a page; whoever looks at events can tell by it that they are not the page's. */
export const overlayTag = 'handrail-overlay';

const cleared = 'handrail-cleared';

/**
 * Take away what an extension before an update left in this page, and say so to its scripts, where the browser lets them
 * live on. Nothing is said in a page where nothing of ours is shown, so that no page learns of us by it.
 */
export function clearEarlier(page: Document): void {
  for (const host of page.querySelectorAll(overlayTag)) {
    host.dispatchEvent(new Event(cleared, { bubbles: true }));
    host.remove();
  }
}

export function onCleared(page: Document, handle: () => void, signal: AbortSignal): void {
  page.addEventListener(cleared, handle, { signal });
}
