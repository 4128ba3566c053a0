/** A field a person types into, natively or through an editor's own element. */
export function isTextField(element: Element): boolean {
  if (element instanceof HTMLTextAreaElement) return true;
  if (element instanceof HTMLInputElement) return !untyped.has(element.type);
  return element instanceof HTMLElement && element.isContentEditable;
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

export function isTickable(element: Element): element is HTMLInputElement {
  return element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio');
}

/** A click into a plain field only says that typing comes; a click into one of these opens something. */
export function opensSomething(element: Element): boolean {
  if (element.hasAttribute('aria-haspopup') || element.hasAttribute('aria-expanded') || element.hasAttribute('list'))
    return true;
  return element.getAttribute('role') === 'combobox' || (element instanceof HTMLInputElement && element.readOnly);
}

/** Enter means "done" here, not "new line". */
export function entersOnReturn(element: Element): boolean {
  return element instanceof HTMLInputElement && isTextField(element);
}
