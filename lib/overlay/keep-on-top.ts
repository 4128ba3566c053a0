type Movable = Node & ParentNode & { moveBefore?(node: Node, child: Node | null): void };

const openOnes = 'dialog:modal, [popover=""]:popover-open, [popover=auto i]:popover-open';

/**
 * A modal dialog makes everything outside of it inert, and a press outside an automatic popover closes it. So the host
 * lives inside whichever of them the page opened last, and goes home when that one goes. `raise` lifts our layers again.
 */
export function keepOnTop(host: HTMLElement, sentinel: Element, raise: () => void, signal: AbortSignal): void {
  const page = host.ownerDocument;
  const home = page.documentElement;
  const opened: HTMLElement[] = [...page.querySelectorAll<HTMLElement>(openOnes)];
  const isOpen = (element: Element) => element !== host && element.isConnected && element.matches(openOnes);

  const settle = (): void => {
    const parent: Movable = opened.filter(isOpen).at(-1) ?? home;
    if (host.parentNode !== parent) {
      if (host.isConnected && parent.isConnected && parent.moveBefore) parent.moveBefore(host, null);
      else parent.appendChild(host);
    }
    raise();
  };
  const sawOpen = (element: EventTarget | null | undefined): void => {
    if (!(element instanceof HTMLElement) || !isOpen(element)) return;
    if (opened.at(-1) === element && host.parentNode === element) return;
    opened.splice(0, opened.length, ...opened.filter((other) => other !== element && isOpen(other)), element);
    settle();
  };
  const options = { capture: true, signal };
  page.addEventListener(
    'toggle',
    (event) => {
      if ((event as ToggleEvent).newState === 'open') sawOpen(event.target);
      else if (event.target instanceof Element && event.target.contains(host)) settle();
    },
    options,
  );
  page.addEventListener('close', (event) => event.target instanceof HTMLDialogElement && settle(), options);
  page.addEventListener('fullscreenchange', settle, options);
  // A dialog in a shadow root keeps its toggle to itself, but takes the focus, and focus events come out.
  page.addEventListener(
    'focusin',
    (event) => sawOpen(event.composedPath().find((node) => node instanceof HTMLElement && isOpen(node))),
    options,
  );
  // The page may drop or hide the dialog, and us with it: then the sentinel has no size any more. Acted on in the next
  // frame, because an observer that changes sizes itself makes the browser report an error to the page.
  const sizes = new ResizeObserver(() => {
    const isGone = !sentinel.isConnected || sentinel.getClientRects().length === 0;
    if (isGone) requestAnimationFrame(() => signal.aborted || settle());
  });
  sizes.observe(sentinel);
  signal.addEventListener('abort', () => sizes.disconnect());
  settle();
}
