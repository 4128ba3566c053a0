const ours = [
  ...['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'change', 'submit', 'copy', 'cut', 'paste'],
  ...['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'auxclick', 'dblclick', 'contextmenu'],
  ...['touchstart', 'touchend', 'focusin', 'focusout', 'dragstart', 'wheel'],
];

/**
 * What happens inside the overlay is none of the page's business: its shortcuts must not fire, its menus must not
 * close and its focus traps must not pull the focus back. (Listeners of the page in the capture phase are out of reach.)
 */
export function keepEvents(host: HTMLElement, signal: AbortSignal): void {
  const stop = (event: Event) => event.stopPropagation();
  for (const type of ours) host.addEventListener(type, stop, { signal, passive: true });
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
