import { isEditable, isFileField, isSet, isTextField, isTickable } from './kinds.ts';
import type { Listen, Thread } from './thread.ts';

/** What is typed, chosen, ticked, set and uploaded, never its value. A `change` is not told outside of a shadow root. */
export function watchFields(listen: Listen, thread: Thread): void {
  listen('input', (_, inner) => {
    const element = editableOf(inner);
    if (isTextField(element) || isSet(element)) thread.go('input', element);
    else if (inner.localName === 'select') thread.go('select', inner);
    else if (isTickable(inner)) thread.go('check', inner);
    else if (isFileField(inner)) upload(inner, thread);
  });
}

/** A file is most often chosen by a button, with the field itself out of sight: then the button is what readers press. */
function upload(field: Element, thread: Thread): void {
  const isSeen = field.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const clicked = thread.lastClick();
  if (clicked && (!isSeen || clicked.element === field)) thread.retell({ action: 'upload' });
  else if (isSeen) thread.go('upload', field);
}

/** Typing into a rich editor happens in some paragraph of it; the editor is what a reader must find. */
function editableOf(element: Element): Element {
  let at: Element = element;
  while (isEditable(at) && at.parentElement?.isContentEditable) at = at.parentElement;
  return at;
}
