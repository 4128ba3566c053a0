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

const controls =
  'button, a[href], input:not([type="hidden"]), select, textarea, [role="button"], [role="link"], [role="tab"]';
const words = 'label, legend, h1, h2, h3, h4, h5, h6, [role="heading"]';

function marksIn(element: Element): Element[] {
  const marks = `${controls}, ${words}`;
  const inner = [...element.querySelectorAll(marks)];
  return (element.matches(marks) ? [element, ...inner] : inner).filter((mark) => mark.checkVisibility());
}
