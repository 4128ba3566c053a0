const mostLevels = 4;

/** A control or heading that tells where another control is, and how many nameless ones lie between: 1 is the next one. */
export interface Landmark {
  name: string;
  distance: number;
}

/**
 * The nearest named control, label or heading before this element, for those that have no name of their own (icons without a label).
 * `nameOf` gives an empty string for what has no name or must not be named.
 */
export function landmarkOf(element: Element, nameOf: (element: Element) => string): Landmark | null {
  let distance = 1;
  let at: Element | null = element;
  for (let level = 0; at && level < mostLevels; level += 1, at = at.parentElement) {
    for (let before = at.previousElementSibling; before; before = before.previousElementSibling) {
      for (const mark of marksIn(before).reverse()) {
        const name = nameOf(mark);
        if (name) return { name, distance };
        if (mark.matches(controls)) distance += 1;
      }
    }
  }
  return null;
}

const labelLevels = 6;

/**
 * The label above a field that the page has not told whose it is: editors for rich text are no field of HTML's, and a
 * label cannot be theirs. None where another field lies between.
 */
export function looseLabelOf(field: Element): Element | null {
  let at: Element | null = field;
  for (let level = 0; at && level < labelLevels; level += 1, at = at.parentElement) {
    const own = labelFor(at);
    if (own) return own;
    for (let before = at.previousElementSibling; before; before = before.previousElementSibling) {
      const labels = before.matches('label') ? [before] : [...before.querySelectorAll('label')];
      const label = labels.filter((one) => one.checkVisibility()).at(-1);
      if (label) return (label as HTMLLabelElement).control ? null : label;
      if (before.matches(fields) || before.querySelector(fields)) return null;
    }
  }
  return null;
}

/** A label that says whose it is, though HTML does not let it be that element's. */
export function labelFor(element: Element): Element | null {
  const root = element.getRootNode() as ParentNode;
  return element.id ? root.querySelector(`label[for="${CSS.escape(element.id)}"]`) : null;
}

/** What is written right beside an element, in the same small part of the page: one that holds more than one thing to press says nothing of it. */
export function besideOf(element: Element, nameOf: (element: Element) => string): string {
  let at = element.parentElement;
  for (let level = 0; at && level < 2; level += 1, at = at.parentElement) {
    const text = marksIn(at).length > 1 ? '' : nameOf(at);
    if (text) return text.length > besideMost ? '' : text;
  }
  return '';
}

const besideMost = 40;
const fields = 'input:not([type="hidden"]), select, textarea, [contenteditable="true"], [role="textbox"]';
const controls =
  'button, a[href], input:not([type="hidden"]), select, textarea, [role="button"], [role="link"], [role="tab"]';
const words = 'label, legend, h1, h2, h3, h4, h5, h6, [role="heading"]';

function marksIn(element: Element): Element[] {
  const marks = `${controls}, ${words}`;
  const inner = [...element.querySelectorAll(marks)];
  return (element.matches(marks) ? [element, ...inner] : inner).filter((mark) => mark.checkVisibility());
}

const sections =
  'dialog, [role="dialog"], section, [role="region"], form, [role="form"], fieldset, nav, [role="navigation"], aside, ' +
  '[role="tabpanel"], [role="group"], [role="toolbar"], article';
const headings = 'h1, h2, h3, h4, h5, h6, [role="heading"], legend';

/** What the part of the page around an element is called: by itself, or by the heading that it begins with. */
export function sectionOf(element: Element, nameOf: (element: Element) => string): string {
  for (let at = element.parentElement; at; at = at.parentElement) {
    const heading = at.querySelector(headings);
    const isFirst = heading !== null && !heading.contains(element) && isBefore(heading, element);
    if (!at.matches(sections) && !(isFirst && heading.parentElement === at)) continue;
    const name = (at.matches(sections) && !isTooLong(at, nameOf) ? nameOf(at) : '') || (isFirst ? nameOf(heading) : '');
    if (name) return name;
  }
  return '';
}

const isBefore = (one: Element, other: Element): boolean =>
  Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

/** A section without a name of its own is not called by all the text in it. */
function isTooLong(section: Element, nameOf: (element: Element) => string): boolean {
  return nameOf(section).length > 40;
}
