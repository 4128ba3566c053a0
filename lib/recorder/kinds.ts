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
