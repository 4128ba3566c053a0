import { newId } from '#lib/model/new-id.ts';
import { isButton, isSet, isTextField, isTickable, opensSomething } from './kinds.ts';
import type { Gesture, Listen, Thread } from './thread.ts';

interface Look {
  onPress(gesture: Gesture): void;
  actionable(element: Element): Element;
  openersOf(element: Element): Element[];
}

interface Pressed {
  gesture: Gesture;
  x: number;
  y: number;
  /** What had to be pointed at before. */
  openers: Element[];
}

const dragPx = 6;
const moved = /^(grab|grabbing|move|pointer|all-scroll|crosshair)$/;

/** What the pointer does: clicks of one and two presses and of the right button, and what it drags. */
export function watchPresses(
  listen: Listen,
  look: Look,
  thread: Thread,
  always: (type: string, handle: () => void) => void,
): void {
  let pressed: Pressed | null = null;
  /** What the browser itself drags: from then on it tells of nothing but that. */
  let dragged: Gesture | null = null;

  /** What was pointed at for the press before and may still be open. */
  let opened: Element[] = [];
  const isOpen = (opener: Element): boolean => opened.includes(opener) || opener === thread.lastClick()?.element;

  const letGo = (): void => void (pressed = null);
  for (const type of ['pointerdown', 'pointercancel']) always(type, letGo);
  always('dragend', () => void (dragged = null));

  listen<PointerEvent>('pointerdown', (event, inner) => {
    if (event.button !== 0 && event.button !== 2) return;
    const element = look.actionable(inner);
    if (!isWorthAClick(element)) return;
    const { clientX: x, clientY: y } = event;
    const action = event.button === 2 ? 'right-click' : 'click';
    const gesture: Gesture = { key: newId(), action, element, at: [x, y] };
    pressed = { gesture, x, y, openers: look.openersOf(element) };
    look.onPress(gesture);
  });
  // Only the older event counts how often; the second press belongs to the first one.
  listen<MouseEvent>('mousedown', (event) => {
    const last = thread.lastClick();
    if (event.detail < 2 || !pressed || !last) return;
    const isSame = last.element === pressed.gesture.element || (!last.element.isConnected && isNear(last, pressed));
    if (isSame) pressed.gesture = last;
  });
  listen<PointerEvent>('pointerup', (event, inner) => {
    if (!pressed || pressed.gesture.action === 'right-click') return;
    const { gesture, x, y } = pressed;
    const openers = pressed.openers.filter((opener) => !isOpen(opener));
    opened = pressed.openers;
    pressed = null;
    if (Math.hypot(event.clientX - x, event.clientY - y) > dragPx) {
      if (isMoved(gesture.element)) thread.tell(dragOf(gesture, dropPlace(inner, gesture.element, event)));
      return;
    }
    for (const element of openers) thread.tell({ key: newId(), action: 'hover', element });
    thread.click(gesture);
  });
  // The keyboard and assistive technology click without a press before.
  listen<MouseEvent>('click', (event, inner) => {
    if (event.detail !== 0 || thread.isEcho()) return;
    const element = look.actionable(inner);
    if (isWorthAClick(element)) thread.click({ key: newId(), action: 'click', element });
  });
  listen('dblclick', () => {
    const last = thread.lastClick();
    if (last && !isButton(last.element)) thread.retell({ action: 'double-click' });
  });
  listen<MouseEvent>('contextmenu', (event, inner) => {
    const element = look.actionable(inner);
    const begun = pressed?.gesture.element === element ? pressed.gesture : null;
    letGo();
    const key = begun?.key ?? newId();
    // The browser's own menu is nobody's step; only when all have heard it is clear whether the page shows one of its own.
    setTimeout(() => event.defaultPrevented && thread.tell({ key, action: 'right-click', element }));
  });
  listen('dragstart', (event, inner) => {
    const begun = pressed?.gesture;
    const element = inner.closest('[draggable="true"]') ?? look.actionable(inner);
    dragged = { key: begun?.key ?? newId(), action: 'drag', element };
    if (begun?.element !== element) look.onPress(dragged);
    // Text that was selected and a link or picture that is carried away are no task of the page's.
    if (!inner.closest('[draggable="true"]')) dragged = null;
  });
  listen('drop', (_, inner) => {
    if (dragged) thread.tell(dragOf(dragged, inner));
    dragged = null;
  });
}

function isWorthAClick(element: Element): boolean {
  if (isTickable(element) || isSet(element) || element.closest('select')) return false;
  return !isTextField(element) || opensSomething(element);
}

/** In the same place, when a page has drawn the element anew meanwhile. */
function isNear({ at }: Gesture, { x, y }: Pressed): boolean {
  return at !== undefined && Math.hypot(at[0] - x, at[1] - y) <= dragPx;
}

/** Made to be moved, and not a text that is being selected. */
function isMoved(element: Element): boolean {
  const view = element.ownerDocument.defaultView!;
  if (element.getAttribute('role') === 'slider') return true;
  const { cursor, touchAction } = view.getComputedStyle(element);
  const isSelecting = view.getSelection()?.isCollapsed === false;
  return !isSelecting && !isButton(element) && (moved.test(cursor) || touchAction === 'none');
}

function dragOf(gesture: Gesture, to: Element | null): Gesture {
  return { ...gesture, action: 'drag', ...(to && { to }) };
}

/** What lies under the pointer beside the thing that moves along with it. */
function dropPlace(inner: Element, element: Element, { clientX, clientY }: PointerEvent): Element | null {
  const isCopy = (at: Element): boolean =>
    /^(absolute|fixed)$/.test(positionOf(at)) && at.textContent === element.textContent;
  const isMovedAlong = (at: Element): boolean => element.contains(at) || isCopy(at);
  const beneath = inner.ownerDocument.elementsFromPoint(clientX, clientY);
  return beneath.find((at) => !isMovedAlong(at) && !at.contains(element)) ?? null;
}

function positionOf(element: Element): string {
  return element.ownerDocument.defaultView!.getComputedStyle(element).position;
}
