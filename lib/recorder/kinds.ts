/** A field a person types into, natively or through an editor's own element. */
export function isTextField(element: Element): boolean {
  if (element.localName === 'textarea') return true;
  return isInput(element) ? !untyped.has(element.type) : isEditable(element);
}

const untyped = new Set([
  'button',
  'submit',
  'reset',
  'image',
  'checkbox',
  'radio',
  'range',
  'color',
  'file',
  'hidden',
]);

/** Elements of frames are of classes that are not ours, so their tags say what they are. */
function isInput(element: Element): element is HTMLInputElement {
  return element.localName === 'input';
}

export function isEditable(element: Element): element is HTMLElement {
  return (element as HTMLElement).isContentEditable === true;
}

export function isTickable(element: Element): element is HTMLInputElement {
  return isInput(element) && (element.type === 'checkbox' || element.type === 'radio');
}

/** Set by moving or picking, not by typing: a slider, a colour. */
export function isSet(element: Element): boolean {
  return isInput(element) && (element.type === 'range' || element.type === 'color');
}

export function isFileField(element: Element): boolean {
  return isInput(element) && element.type === 'file';
}

/** Pressing it twice in a row is pressing it: nothing else happens at the second time. */
export function isButton(element: Element): boolean {
  const role = element.getAttribute('role');
  if (role) return /^(button|link|tab|menuitem\w*|switch|checkbox|radio|option)$/.test(role);
  return /^(button|a|summary|label)$/.test(element.localName) || (isInput(element) && !isTextField(element));
}

/** The browser itself makes a click of Enter and Space on these. */
export function isNative(element: Element): boolean {
  return element.matches('button, summary, input, select, a[href]');
}

/** Pressed by the keyboard as well, if not by the browser's hand, then by the page's. */
export function isOperated(element: Element): boolean {
  const isPressable = isButton(element) || element.getAttribute('role') === 'treeitem';
  return isPressable && !isInput(element) && element.getAttribute('aria-disabled') !== 'true';
}

/** A click into a plain field only says that typing comes; a click into one of these opens something. */
export function opensSomething(element: Element): boolean {
  if (element.hasAttribute('aria-haspopup') || element.hasAttribute('aria-expanded') || element.hasAttribute('list'))
    return true;
  return element.getAttribute('role') === 'combobox' || (isInput(element) && element.readOnly);
}

/** Enter means "done" here, not "new line". */
export function entersOnReturn(element: Element): boolean {
  return isInput(element) && isTextField(element);
}

/** Several lines, or a list of its own: where the page takes Enter for itself there, it is sent. */
export function isSent(element: Element): boolean {
  return (
    element.localName === 'textarea' ||
    /^(listbox|combobox|grid|tree|menu|row|gridcell)$/.test(element.getAttribute('role') ?? '')
  );
}
