import { innerDocument, isElement, isShadowRoot } from './frames.ts';

let open: (element: Element) => ShadowRoot | null | undefined = () => null;
/** Roots that are known, and when there was none: it may come later. */
const asked = new WeakMap<Element, ShadowRoot | number>();
const askAgainMs = 1_000;
/** What was pressed last in a closed root. */
const pressed = new WeakMap<ShadowRoot, Element>();

/** Pages may not look into closed roots. What runs in a browser's extension may, and says how. */
export function openClosedRootsBy(opener: typeof open): void {
  open = opener;
}

/** The shadow root of an element, also a closed one. */
export function shadowOf(element: Element): ShadowRoot | null {
  const { shadowRoot } = element;
  return isShadowRoot(shadowRoot) ? shadowRoot : closedRootOf(element);
}

/**
 * The browser is asked for custom elements only, and seldom: it takes 10 µs, and pages have thousands of elements
 * whose names look custom and are nothing to it.
 */
function closedRootOf(element: Element): ShadowRoot | null {
  // A form's field may call itself localName, and is no string.
  if (!/-/.test(element.localName) || element.shadowRoot) return null;
  const known = asked.get(element);
  if (isShadowRoot(known)) return known;
  if ((known !== undefined && performance.now() - known < askAgainMs) || !element.matches(':defined')) return null;
  const root = open(element) ?? null;
  asked.set(element, root ?? performance.now());
  return root;
}

/** The path of an event from the innermost element on, which the browser keeps back where that lies in a closed root. */
export function pathOf(event: Event): EventTarget[] {
  const path = event.composedPath();
  for (;;) {
    const [host] = path;
    const root = isElement(host) && closedRootOf(host);
    const inner = root && innermostIn(root, event);
    if (!inner) return path;
    const inside: Node[] = [];
    for (let node: Node | null = inner; node; node = node.parentNode) inside.push(node);
    path.unshift(...inside);
  }
}

/**
 * Where it was pressed, or where the keyboard is: a click by the keyboard has no place. What is ticked need not take the
 * keyboard; then it is what was pressed.
 */
function innermostIn(root: ShadowRoot, event: Event): Element | null {
  const { clientX: x = 0, clientY: y = 0 } = event as Partial<MouseEvent>;
  const isPlaced = Boolean(x || y);
  const last = event.type === 'input' ? pressed.get(root) : null;
  const inner = isPlaced ? root.elementFromPoint(x, y) : (root.activeElement ?? last);
  if (!inner || !root.contains(inner)) return null;
  if (isPlaced) pressed.set(root, inner);
  return inner;
}

/** The slot in which a node is shown, which the browser keeps back where that is in a closed root. */
export function slotOf(node: Element | Text): Element | null {
  const slot = Reflect.get(Object.getPrototypeOf(node) as object, 'assignedSlot', node) as Element | null;
  const host = slot ? null : node.parentElement;
  const slots = host && closedRootOf(host)?.querySelectorAll('slot');
  return slot ?? [...(slots ?? [])].find((one) => one.assignedNodes().includes(node)) ?? null;
}

/** What has the keyboard, and the hosts and frames around it, outermost first. */
export function activeElements(): Element[] {
  const chain: Element[] = [];
  let at = document.activeElement;
  for (; at; at = (shadowOf(at) ?? innerDocument(at))?.activeElement ?? null) chain.push(at);
  return chain;
}
