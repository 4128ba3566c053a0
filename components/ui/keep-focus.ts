/** Where the keyboard is: the element, and around it, from the inside out, which child led there. */
interface Place {
  element: HTMLElement;
  way: { parent: Element; index: number }[];
  /** Where it was before the dialog that this lies in. */
  opener: Place | null;
}

/** Longer than most saving takes. */
const patienceMs = 1_500;

/**
 * A person at the keyboard goes on where they were: when what has the focus is taken away, what came to its place gets it,
 * and what was disabled gets it back, if that is soon. After a dialog it is what had it before. Without this the browser
 * leaves them at the top of the page, without a word to a screen reader.
 */
export function keepFocus(page: Document, signal: AbortSignal): void {
  let place: Place | null = null;
  let giveUp: ReturnType<typeof setTimeout> | undefined;

  const isNowhere = (): boolean => page.activeElement === page.body;
  const restore = (): void => {
    // What was disabled just now has it until the next picture.
    if (!place || !(isNowhere() || page.activeElement === place.element)) return;
    clearTimeout(giveUp);
    if (!isThere(place.element)) goNext();
    // It may be enabled again: something is being saved.
    else if (place.element.matches(':disabled')) giveUp = setTimeout(goNext, patienceMs);
    else if (isNowhere()) place.element.focus({ preventScroll: true });
  };
  const goNext = (): void => {
    if (place && isNowhere()) nextTo(place)?.focus();
  };
  page.addEventListener(
    'focusin',
    ({ target }) => {
      if (target instanceof HTMLElement) place = placeOf(target, place);
    },
    { signal },
  );
  page.addEventListener(
    'focusout',
    ({ target, relatedTarget }) => {
      // Who presses beside everything wants it nowhere.
      queueMicrotask(() => {
        const isLeft = !relatedTarget && page.hasFocus() && isNowhere();
        if (isLeft && place?.element === target && isUsable(place.element)) place = null;
      });
    },
    { signal },
  );
  const watching = new MutationObserver(restore);
  watching.observe(page.body, { childList: true, subtree: true, attributeFilter: ['disabled', 'hidden', 'open'] });
  signal.addEventListener('abort', () => {
    watching.disconnect();
    clearTimeout(giveUp);
  });
}

function placeOf(element: HTMLElement, before: Place | null): Place {
  const way: Place['way'] = [];
  for (let at: Element = element; at.parentElement && at.localName !== 'main'; at = at.parentElement)
    way.push({ parent: at.parentElement, index: [...at.parentElement.children].indexOf(at) });
  const dialog = element.closest('dialog');
  const isFromOutside = before && !dialog?.contains(before.element);
  return { element, way, opener: dialog ? (isFromOutside ? before : (before?.opener ?? null)) : null };
}

function nextTo({ element, way, opener }: Place): HTMLElement | null {
  if (opener) return canHaveFocus(opener.element) ? opener.element : nextTo(opener);
  for (const { parent, index } of way) {
    if (!isThere(parent)) continue;
    const children = [...parent.children];
    const near = [...children.slice(index), ...children.slice(0, index).toReversed()];
    const next = near.map(firstIn).find((one) => one !== null);
    if (next) return next;
  }
  // Another view: it may have nothing yet.
  const main = element.ownerDocument.querySelector('main');
  return main && firstIn(main);
}

function firstIn(element: Element): HTMLElement | null {
  const all = [element, ...element.querySelectorAll('*')];
  return all.find((one): one is HTMLElement => one instanceof HTMLElement && canHaveFocus(one)) ?? null;
}

const isThere = (element: Element): boolean => element.isConnected && element.checkVisibility();

const isUsable = (element: HTMLElement): boolean => isThere(element) && !element.matches(':disabled');

const canHaveFocus = (element: HTMLElement): boolean => element.tabIndex >= 0 && isUsable(element);
