const mostLevels = 4;

/** A control that tells where another one is, and how many nameless ones lie between: 1 is the next one. */
export interface Landmark {
  name: string;
  distance: number;
}

/**
 * The nearest named control before this element, for those that have no name of their own (icons without a label).
 * `nameOf` gives an empty string for what has no name or must not be named.
 */
export function landmarkOf(element: Element, nameOf: (element: Element) => string): Landmark | null {
  let distance = 1;
  let at: Element | null = element;
  for (let level = 0; at && level < mostLevels; level += 1, at = at.parentElement) {
    for (let before = at.previousElementSibling; before; before = before.previousElementSibling) {
      for (const control of controlsIn(before).reverse()) {
        const name = nameOf(control);
        if (name) return { name, distance };
        distance += 1;
      }
    }
  }
  return null;
}

const controls =
  'button, a[href], input:not([type="hidden"]), select, textarea, [role="button"], [role="link"], [role="tab"]';

function controlsIn(element: Element): Element[] {
  const inner = [...element.querySelectorAll(controls)];
  return (element.matches(controls) ? [element, ...inner] : inner).filter((control) => control.checkVisibility());
}
