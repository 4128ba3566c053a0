/**
 * Makes a stored page live again. There is no layout here that could give elements their boxes back, so they are told
 * what they had, and what establishes the truth is taken out before any algorithm sees the page.
 */
export type Box = readonly [left: number, top: number, width: number, height: number];

const none: Box = [0, 0, 0, 0];
const boxes = new WeakMap<Element, Box>();
const truths = new Map<string, Element>();

export function setStage(): void {
  truths.clear();
  for (const element of everything(document)) {
    const box = element.getAttribute('data-bb');
    if (box !== null) boxes.set(element, box.split(',').slice(0, 4).map(Number) as unknown as Box);
    const key = element.getAttribute('data-gt');
    if (key !== null) truths.set(key, element);
    element.removeAttribute('data-bb');
    element.removeAttribute('data-gt');
  }
  tellBoxes();
}

export function elementOf(key: string): Element | undefined {
  return truths.get(key);
}

export function keysOnStage(): string[] {
  return [...truths.keys()];
}

export function boxOf(element: Element): Box {
  return boxes.get(element) ?? none;
}

export function isShown(element: Element): boolean {
  const [, , width, height] = boxOf(element);
  return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
}

/** Every element, through open shadow roots. */
export function* everything(root: Document | ShadowRoot): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* everything(element.shadowRoot);
  }
}

function tellBoxes(): void {
  Element.prototype.getBoundingClientRect = function told() {
    return new DOMRect(...boxOf(this));
  };
  Element.prototype.getClientRects = function told() {
    const rect = this.getBoundingClientRect();
    return Object.assign(rect.width || rect.height ? [rect] : [], { item: (): DOMRect => rect });
  };
  const sizes = { offsetWidth: 2, offsetHeight: 3, clientWidth: 2, clientHeight: 3 } as const;
  for (const [name, at] of Object.entries(sizes)) {
    Object.defineProperty(HTMLElement.prototype, name, {
      configurable: true,
      get(this: Element) {
        return boxOf(this)[at];
      },
    });
  }
}

/** How much two boxes share of what they cover together, 0 to 1. */
export function overlapOf(one: Element, other: Element): number {
  const [left, top, width, height] = boxOf(one);
  const [x, y, w, h] = boxOf(other);
  const shared =
    Math.max(0, Math.min(left + width, x + w) - Math.max(left, x)) *
    Math.max(0, Math.min(top + height, y + h) - Math.max(top, y));
  const all = width * height + w * h - shared;
  return all > 0 ? shared / all : 0;
}
