import { isElement, isShadowRoot } from '#lib/frames/frames.ts';
import { attribute, byId, contains, documentOf, isDrawn, parentsOf } from './dom.ts';
import { isRepeated, likeRows, rowOf } from './rows.ts';

const ROLES = new Map(
  'a:link button:button summary:button select:combobox textarea:textbox option:option img:img svg:img li:listitem ul:list ol:list table:table tr:row td:cell th:columnheader nav:navigation form:form dialog:dialog fieldset:group main:main aside:complementary header:banner footer:contentinfo label:label section:region article:article h1:heading h2:heading h3:heading h4:heading h5:heading h6:heading input:textbox'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);
const INPUTS: Record<string, string> = {
  checkbox: 'checkbox',
  radio: 'radio',
  submit: 'button',
  button: 'button',
  reset: 'button',
  image: 'button',
  range: 'slider',
  number: 'spinbutton',
  search: 'searchbox',
};
const CONTROL =
  /^(button|link|checkbox|radio|switch|tab|menuitem|menuitemcheckbox|menuitemradio|option|treeitem|combobox|textbox|searchbox|spinbutton|slider|columnheader)$/;
const UNNAMED_BY_TEXT =
  /^(textbox|searchbox|combobox|spinbutton|slider|listbox|list|table|grid|treegrid|tree|row|form|dialog|navigation|main|complementary|banner|contentinfo|menu|menubar|tablist|tabpanel|toolbar|group|region|search|article)$/;
const HOLDS_VALUE = /^(textbox|searchbox|combobox|spinbutton|slider|listbox)$/;
/** So many characters of a name are kept. */
export const nameMost = 80;

/** ARIA role, explicit or by tag; `generic` where a tag says nothing. */
export function roleOf(element: Element): string {
  const tag = element.localName;
  if (!element.hasAttributes()) return tagRole(tag);
  const role = attribute(element, 'role')?.trim().split(/\s+/)[0];
  if (role && /^[^\d@%]{1,40}$/.test(role)) return role;
  if (tag === 'input') return INPUTS[(attribute(element, 'type') ?? '').toLowerCase()] ?? 'textbox';
  const editable = attribute(element, 'contenteditable');
  return editable !== null && editable !== 'false' ? 'textbox' : tagRole(tag);
}

function tagRole(tag: string): string {
  return ROLES.get(tag) ?? 'generic';
}

export function isControl(element: Element): boolean {
  return CONTROL.test(roleOf(element));
}

/** Shows what somebody chose or typed: its text is a value, never a name. */
export function holdsValue(element: Element): boolean {
  return HOLDS_VALUE.test(roleOf(element)) || attribute(element, 'aria-haspopup') === 'listbox';
}

/** Which elements are not to be read, whatever they are read for. */
export type Hides = (element: Element) => boolean;
export const hidesNothing: Hides = () => false;

/** What a person would call the element: the practical part of the accessible name, at most 80 characters. Never a field's value. */
export function nameOf(element: Element, isHidden = hidesNothing): string {
  if (isHidden(element)) return '';
  const labelled = (attribute(element, 'aria-labelledby') ?? '')
    .split(/\s+/)
    .map((id) => (id && byId(element, id)) || null)
    // A list that is labelled by itself, too, says in that part what was chosen.
    .filter((label) => label && !(holdsValue(element) && contains(element, label)));
  const ways = [
    () => labelled.map((label) => (label ? textOf(label, nameMost, isHidden) : '')).join(' '),
    () => attribute(element, 'aria-label'),
    () => nativeName(element, isHidden),
    () =>
      UNNAMED_BY_TEXT.test(roleOf(element)) || isLabelledList(element) ? '' : textOf(element, nameMost + 1, isHidden),
    ...['title', 'placeholder', 'data-original-title', 'data-tooltip', 'data-title'].map(
      (name) => () => attribute(element, name),
    ),
    () => (isControl(element) && !UNNAMED_BY_TEXT.test(roleOf(element)) ? slottedText(element, isHidden) : ''),
  ];
  for (const way of ways) {
    const name = (way() ?? '').replace(/\s+/g, ' ').trim();
    if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(name)) return name.slice(0, nameMost).trim();
  }
  return '';
}

/**
 * What a reader sees it called: of what the page says for those who hear it, the part that stands on it. What holds records
 * is called by what stands before them.
 */
export function seenNameOf(element: Element, isHidden = hidesNothing): string {
  const name = nameOf(element, fromRecords(element, isHidden));
  const isUnnamed = UNNAMED_BY_TEXT.test(roleOf(element));
  const text = isUnnamed ? '' : textOf(element, nameMost + 1, fromRecords(element, isHidden));
  const seen = text === name ? '' : text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, '');
  const [before = '', after = '', more] = seen.length > 1 ? name.split(seen) : [];
  const isPart = more === undefined && (before || after) && !/\p{L}$/u.test(before) && !/^\p{L}/u.test(after);
  return isPart ? seen : name;
}

/** A button that opens a list and has a label shows the choice; without a label, its text is all the name it has. */
function isLabelledList(element: Element): boolean {
  return attribute(element, 'aria-haspopup') === 'listbox' && attribute(element, 'aria-labelledby') !== null;
}

function nativeName(element: Element, isHidden: Hides): string | null {
  const said = (part: Element | null): string => (part ? textOf(part, nameMost, isHidden) : '');
  const tag = element.localName;
  if (tag === 'input' && /^(submit|button|reset)$/.test(attribute(element, 'type') ?? ''))
    return attribute(element, 'value');
  if (tag === 'img' || tag === 'input') {
    const alternative = attribute(element, 'alt');
    if (alternative) return alternative;
  }
  if (/^(input|select|textarea|button)$/.test(tag)) {
    // Asking for labels goes through the whole page, so it is not asked where there can be none.
    const mayHaveOne = attribute(element, 'id') !== null || element.closest('label') !== null;
    const labels = mayHaveOne ? (element as HTMLInputElement).labels : null;
    return [...(labels ?? [])].map(said).join(' ');
  }
  if (tag === 'svg') return said(element.querySelector('title'));
  if (tag === 'fieldset') return said(element.querySelector('legend'));
  // Asked of the table itself: looking for one that is not there would go through all of its rows.
  return tag === 'table' ? said((element as HTMLTableElement).caption) : null;
}

/** The text a person sees inside an element, with icons by their titles, without fields; stops after `most` characters. */
export function textOf(element: Element, most = nameMost, isHidden = hidesNothing): string {
  let text = '';
  const visit = (node: Node, depth: number): void => {
    for (let child = node.firstChild; child && text.length < most; child = child.nextSibling) {
      if (child.nodeType === Node.TEXT_NODE) text += child.nodeValue ?? '';
      if (!isElement(child) || depth >= 12 || isHidden(child)) continue;
      text += ` ${inline(child)}`;
      if (isRead(child)) visit(child, depth + 1);
    }
  };
  if (!isHidden(element)) visit(element, 0);
  return text.replace(/\s+/g, ' ').trim().slice(0, most);
}

/** The words that a page hands to a control inside of a component: the control itself holds none of them. */
function slottedText(element: Element, isHidden: Hides): string {
  if (!isShadowRoot(element.getRootNode())) return '';
  const handed = [...element.querySelectorAll('slot')].flatMap((slot) => slot.assignedNodes({ flatten: true }));
  const said = (node: Node): string => {
    if (!isElement(node)) return node.nodeValue ?? '';
    const isRecord = rowOf(node)?.element === node;
    return isRead(node) && !isRecord ? textOf(node, nameMost, fromRecords(node, isHidden)) : '';
  };
  return handed.map(said).join(' ');
}

function inline(element: Element): string {
  if (element.localName === 'img') return attribute(element, 'alt') ?? '';
  return element.localName === 'svg' ? (element.querySelector('title')?.textContent ?? '') : '';
}

function isRead(element: Element): boolean {
  if (/^(svg|style|script|noscript|select|textarea|template)$/.test(element.localName)) return false;
  const editable = attribute(element, 'contenteditable');
  if (editable !== null && editable !== 'false') return false;
  return attribute(element, 'aria-hidden') !== 'true' && isDrawn(element);
}

/** From the innermost element of an event up to what a person means: the button, not the picture in it. */
export function actionable(element: Element): Element {
  // What happens in a frame happens to nothing around it.
  const chain = [element, ...parentsOf(element)].slice(0, 12).filter((at) => documentOf(at) === documentOf(element));
  for (const at of chain) {
    if (at.localName === 'label') return (at as HTMLLabelElement).control ?? at;
    if (isControl(at)) return at;
    if (isMarked(at)) return at;
  }
  const clickable = chain.filter((at, index) => chain.slice(0, index + 1).every((inner) => isPointed(inner)));
  return clickable.at(-1) ?? element;
}

/** Made clickable by hand. A scrolling pane that merely takes the focus is not. */
function isMarked(element: Element): boolean {
  if (element === element.ownerDocument.body || element === element.ownerDocument.documentElement) return false;
  if (attribute(element, 'onclick') !== null) return true;
  const index = attribute(element, 'tabindex');
  return index !== null && Number(index) >= 0 && isPointed(element);
}

function isPointed(element: Element): boolean {
  return element !== element.ownerDocument.body && getComputedStyle(element).cursor === 'pointer';
}

/**
 * Is the element's text the company's data by default rules?
 * The application's own words stay: labels, column heads, buttons, and controls that say the same in sibling rows. Of what
 * style sheets write in a record, nobody can say that each has the same.
 */
export function isData(element: Element, by?: ShadowRoot | 'style'): boolean {
  if ((element as HTMLElement).isContentEditable) return true;
  const row = rowOf(element);
  if (by === 'style') return row !== null;
  if (!row || element.closest('label')) return false;
  const pressed = controlInside(element, row.element);
  if (row.cell && !pressed) return true;
  if (pressed && roleOf(pressed) === 'button' && likeRows(row.element).length === 0) return false;
  return !isRepeated(element, row.element, (at) => (isControl(at) ? nameOf(at) : textOf(at)));
}

/** The same of what an element is called: an editor's name is no more what was typed into it than any field's. */
export function isNamedByData(element: Element): boolean {
  return isData((element as HTMLElement).isContentEditable ? (element.parentElement ?? element) : element);
}

/** Of what is in an element, all from the first record in it on. For one reading: it remembers that it came to one. */
export function fromRecords(element: Element, isHidden = hidesNothing): Hides {
  let isReached = false;
  const isAtRecord = (at: Element): boolean => {
    // A card is the row of what is in it, and not of itself.
    const row = at === element ? null : rowOf(at.firstElementChild ?? at);
    return row !== null && row.element !== element && contains(element, row.element);
  };
  return (at) => isHidden(at) || (isReached ||= isAtRecord(at));
}

function controlInside(element: Element, row: Element): Element | null {
  for (const at of [element, ...parentsOf(element)]) {
    if (at === row) return null;
    if (isControl(at)) return at;
  }
  return null;
}
