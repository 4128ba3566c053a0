import { chordOf } from '#lib/model/chord.ts';
import { newId } from '#lib/model/new-id.ts';
import { entersOnReturn, isEditable, isSent, isTextField } from './kinds.ts';
import { watchOperation } from './operated.ts';
import type { Gesture, Listen, Thread } from './thread.ts';

/** Copying, pasting and undoing is how people work, not what they do. */
const everyday = /^(Ctrl\+(Shift\+)?[ACVXYZ]|Tab|Shift\+Tab|Arrow\w+|Page\w+|Home|End|Backspace|Delete|Space)$/;
const open = 'dialog[open], [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
const closingMs = 300;

/**
 * Keys that do something by themselves: Enter in a field, the page's own shortcuts, Escape that closes something, and what
 * operates the page's own controls.
 */
export function watchKeys(listen: Listen, thread: Thread, onPress: (gesture: Gesture) => void): void {
  listen<KeyboardEvent>('keydown', (event, inner) => {
    thread.heardKey(event.repeat);
    if (event.isComposing || event.repeat) return;
    const keys = chordOf(event);
    if (!keys) return;
    const press: Gesture = { key: newId(), action: 'press', element: inner };
    const operation = watchOperation({ keys, inner, onPress });
    const isEntered = keys === 'Enter' && entersOnReturn(inner);
    if (isEntered && !operation) thread.tell(press);
    else if (keys === 'Escape') heardEscape(inner, thread);
    else if (operation || isShortcut(keys, inner))
      // What it meant to the page is clear when all have heard it.
      setTimeout(() => {
        const deed = operation?.(event.defaultPrevented);
        // What opens under one's typing goes with it.
        if (deed?.action === 'click' && thread.isGoing(deed.element)) return;
        if (deed?.action === 'click') thread.click(deed);
        else if (deed) thread.go(deed.action, deed.element);
        else if (isEntered) thread.tell(press);
        else if (event.defaultPrevented && isShortcut(keys, inner))
          thread.tell(keys === 'Enter' ? press : { ...press, keys, isAnywhere: true });
      });
  });
}

function isShortcut(keys: string, element: Element): boolean {
  if (everyday.test(keys)) return false;
  if (keys === 'Enter') return isSent(element);
  const isTyping = isTextField(element) || isEditable(element);
  return /^(Ctrl|Alt)\+|^F\d+$/.test(keys) || (keys.length === 1 && !isTyping);
}

/** Escape is a step where something that was open is closed by it. */
function heardEscape(element: Element, thread: Thread): void {
  const shown = [...element.ownerDocument.querySelectorAll(open)].filter((at) => at.checkVisibility());
  if (shown.length === 0) return;
  setTimeout(() => {
    const isClosed = shown.some((at) => !at.isConnected || !at.checkVisibility());
    const gesture = { key: newId(), action: 'press', element, keys: 'Escape', isAnywhere: true } as const;
    if (isClosed) thread.tell(gesture);
  }, closingMs);
}
