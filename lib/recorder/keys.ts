import { chordOf } from '#lib/model/chord.ts';
import { newId } from '#lib/model/new-id.ts';
import { entersOnReturn, isEditable, isSent, isTextField } from './kinds.ts';
import type { Listen, Thread } from './thread.ts';

/** Copying, pasting and undoing is how people work, not what they do. */
const everyday = /^(Ctrl\+(Shift\+)?[ACVXYZ]|Tab|Shift\+Tab|Arrow\w+|Page\w+|Home|End|Backspace|Delete|Space)$/;
const open = 'dialog[open], [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
const closingMs = 300;

/** Keys that do something by themselves: Enter in a field, the page's own shortcuts, Escape that closes something. */
export function watchKeys(listen: Listen, thread: Thread): void {
  listen<KeyboardEvent>('keydown', (event, inner) => {
    thread.heardKey(event.repeat);
    if (event.isComposing || event.repeat) return;
    const keys = chordOf(event);
    if (!keys || everyday.test(keys)) return;
    const key = newId();
    if (keys === 'Enter' && entersOnReturn(inner)) thread.tell({ key, action: 'press', element: inner });
    else if (keys === 'Escape') heardEscape(inner, thread);
    else if (isShortcut(keys, inner)) {
      const where = keys === 'Enter' ? {} : { keys, isAnywhere: true };
      // Whether it meant something to the page is clear when all have heard it.
      setTimeout(() => event.defaultPrevented && thread.tell({ key, action: 'press', element: inner, ...where }));
    }
  });
}

function isShortcut(keys: string, element: Element): boolean {
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
