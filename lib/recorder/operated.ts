import { newId } from '#lib/model/new-id.ts';
import { entersOnReturn, isNative, isOperated, isSet, isTextField } from './kinds.ts';
import type { Gesture } from './thread.ts';

const chosen = '[role="tab"][aria-selected="true"], [role="radio"][aria-checked="true"]';

interface Pressing {
  keys: string;
  inner: Element;
  /** The page still looks as the reader will see it. */
  onPress(gesture: Gesture): void;
}

/**
 * What a page makes of keys by its own hand, in controls that the browser knows nothing of: looked at before the page
 * hears them, and told by what it changed. Moving about is none of it. Null where the keys can be nothing of the kind.
 */
export function watchOperation({ keys, inner, onPress }: Pressing): ((isTaken: boolean) => Gesture | null) | null {
  const isActing = /^(Enter|Space)$/.test(keys);
  const isMoving = /^(Alt\+)?(Arrow\w+|Page\w+|Home|End)$/.test(keys);
  const pressed = isActing ? pressedFrom(inner, keys) : null;
  if (!pressed && !isMoving && (!isActing || entersOnReturn(inner))) return null;

  const key = newId();
  const clickOn = (element: Element): Gesture => ({ key, action: 'click', element });
  // Of its own, the browser makes a click that has a look of its own.
  if (pressed?.hasAttribute('role') && !(pressed === inner && isNative(inner))) onPress(clickOn(pressed));
  const value = aria(inner, 'valuenow');
  const expanded = aria(inner, 'expanded');
  const choice = chosenBeside(inner);
  const hasChanged = pressed && watchChanges(inner);

  return (isTaken) => {
    const isDone = hasChanged?.() || isTaken;
    // Of its own controls, the browser itself makes a click of these keys unless the page takes them.
    if (isActing && isNative(inner) && !isTaken) return null;
    if (pressed) return isDone ? clickOn(pressed) : null;
    // Of its own slider the browser tells by an input.
    if (aria(inner, 'valuenow') !== value && (isTaken || !isSet(inner)))
      return { key, action: isTextField(inner) ? 'input' : 'drag', element: inner };
    const now = aria(inner, 'expanded');
    if (now !== expanded && (now === 'true' || inner.matches('[role="treeitem"]'))) return clickOn(inner);
    const next = chosenBeside(inner);
    return next && next !== choice ? clickOn(next) : null;
  };
}

/** The option that the keyboard is on while it stays in the field, or else what it is on. */
function pressedFrom(inner: Element, keys: string): Element | null {
  const id = keys === 'Space' && isTextField(inner) ? null : aria(inner, 'activedescendant');
  const active = id ? (inner.getRootNode() as Document | ShadowRoot).getElementById(id) : null;
  const meant = active?.checkVisibility() ? active : inner;
  return isOperated(meant) ? meant : null;
}

/** Of tabs and radio buttons, moving on may be choosing. */
function chosenBeside(inner: Element): Element | null {
  return inner.closest('[role="tablist"], [role="radiogroup"]')?.querySelector(chosen) ?? null;
}

/** Has the page, or where the keyboard is in it, changed since? */
function watchChanges(inner: Element): () => boolean {
  let isChanged = false;
  const changes = new MutationObserver(() => void (isChanged = true));
  changes.observe(inner.getRootNode(), { subtree: true, childList: true, attributes: true, characterData: true });
  return () => {
    changes.disconnect();
    return isChanged || !inner.matches(':focus');
  };
}

const aria = (element: Element, name: string): string | null => element.getAttribute(`aria-${name}`);
