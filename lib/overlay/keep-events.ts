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
