const ours = [
  ...['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'change', 'submit', 'copy', 'cut', 'paste'],
  ...['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'auxclick', 'dblclick', 'contextmenu'],
  ...['touchstart', 'touchend', 'focusin', 'focusout', 'dragstart', 'wheel'],
];

/**
 * Dialogs and menus close at a press outside of them, with all that was typed into them, and many look for it in the
 * capture phase. Nothing of ours hears these; the click that follows comes to us all the same.
 */
const presses = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend'];

/**
 * What happens inside the overlay is none of the page's business: its shortcuts must not fire, its menus must not
 * close and its focus traps must not pull the focus back. (Other listeners of the page in the capture phase are out of
 * reach: what is stopped there does not come to us either.)
 */
export function keepEvents(host: HTMLElement, signal: AbortSignal): void {
  const stop = (event: Event) => event.stopPropagation();
  const stopOurs = (event: Event) => event.composedPath().includes(host) && event.stopPropagation();
  for (const type of ours) host.addEventListener(type, stop, { signal, passive: true });
  for (const type of presses) window.addEventListener(type, stopOurs, { signal, passive: true, capture: true });
}

/**
 * A press of a key that closes something of ours is ours until the key is let go. The focus is back in the page by
 * then, where the rest of the press (repeated while the key is held, or its end) would close the page's dialog, too.
 */
export function keepPress(key: string): void {
  const press = new AbortController();
  const keep = (event: KeyboardEvent): void => {
    if (event.key !== key) return;
    const isAnother = event.type === 'keydown' && !event.repeat;
    if (isAnother || event.type === 'keyup') press.abort();
    if (isAnother) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', keep, { capture: true, signal: press.signal });
  window.addEventListener('keyup', keep, { capture: true, signal: press.signal });
}
