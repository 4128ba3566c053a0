import { attribute, parentOf, parentsOf } from './dom.ts';
import { isStable, pathOf } from './stable.ts';

/** A repeated part of the page, such as a table row or a card, that shows one record. */
export interface Row {
  element: Element;
  kind: string;
  /** The cell around the element, where rows have cells. */
  cell: Element | null;
}

const CHROME = /^(nav|header|menu|navigation|menubar|tablist|toolbar|banner|radiogroup|breadcrumb)$/;
const CHROME_CLASS =
  /menu|nav|sidebar|toolbar|(^|[-_ ])tabs?([-_ ]|$)|breadcrumb|palette|pagination|dropdown|stepper|toggle-group/i;
const HEAD_CLASS = /(^|[-_ ])head(er)?([-_ ]|$)/i;
const FIELDS = ['input:not([type=checkbox]):not([type=radio]):not([type=hidden])', 'select', 'textarea'];
const manyOptions = 15;

/** The record around an element, or null where the page speaks for itself: menus, toolbars, forms, tables used for layout. */
export function rowOf(element: Element): Row | null {
  let cell: Element | null = null;
  let climbed = 0;
  for (let at: Element | null = element; at && climbed < 12; at = parentOf(at), climbed += 1) {
    const role = attribute(at, 'role') ?? at.localName;
    if (CHROME.test(role)) return null;
    if (/^(td|th|cell|gridcell|rowheader)$/.test(role)) cell ??= at;
    else if (role === 'tr' || role === 'row') return isRecord(at) ? { element: at, kind: role, cell } : null;
    else if (role === 'option' || role === 'li' || role === 'listitem' || role === 'treeitem') {
      if (isChrome(at)) return null;
      if (isListed(at, role)) return { element: at, kind: role, cell };
    } else if (at !== element && isCard(at) && !isChrome(at)) return { element: at, kind: 'card', cell };
  }
  return null;
}

/** Menus and the like are often lists by tag only, and say what they are in their class. */
function isChrome(row: Element): boolean {
  const parent = parentOf(row);
  return [row, parent, parent && parentOf(parent)].some(
    (at) =>
      at &&
      at.localName !== 'body' &&
      CHROME_CLASS.test(`${attribute(at, 'class') ?? ''} ${attribute(at, 'id') ?? ''}`),
  );
}

const MENU = /^(nav|navigation|menu|menubar)$/;
const MENU_TOKEN = /^((app|left|main|side)[-_]?)?(menu|nav|navbar|navigation|sidebar|sidenav)$/i;
const CHOICES = /dropdown|autocomplete|typeahead|completion|suggest|popup|popover/i;

/** Does the table lie in a menu? Its rows are then the application's words. What opens for a choice holds records. */
function isInMenu(row: Element): boolean {
  for (const at of parentsOf(row)) {
    if (/^(body|main|dialog)$/.test(at.localName) || attribute(at, 'role') === 'main') return false;
    const tokens = `${attribute(at, 'class') ?? ''} ${attribute(at, 'id') ?? ''}`.split(/\s+/);
    if (tokens.some((token) => CHOICES.test(token))) return false;
    if (MENU.test(attribute(at, 'role') ?? at.localName)) return true;
    if (tokens.some((token) => MENU_TOKEN.test(token)) && !at.querySelector('main, [role="main"], h1')) return true;
  }
  return false;
}

/** A row of a table that holds records: below a head, not a line of a form or an entry of a menu. */
function isRecord(row: Element): boolean {
  if (isInMenu(row)) return false;
  if (row.querySelector('[role="columnheader"]') ?? row.querySelector('th[scope="col"]')) return false;
  // Filters below the heads of a grid are no record, though they stand in cells.
  if (HEAD_CLASS.test(attribute(row, 'class') ?? '')) return false;
  const parent = parentOf(row);
  if (!parent || /^(thead|tfoot)$/.test(parent.localName)) return false;
  const table = row.closest('table') ?? row.closest('[role]');
  const purpose = table && attribute(table, 'role');
  if (purpose === 'presentation' || purpose === 'none') return false;
  const cells = [...row.children];
  if (cells.length > 0 && cells.every((cell) => cell.localName === 'th')) return false;
  if (row.localName !== 'tr') return true;
  const labelled = row.querySelector('label') !== null && FIELDS.some((field) => row.querySelector(field));
  return !labelled && (table === null || table.querySelector('th') !== null || likeRows(row).length >= 2);
}

function isListed(item: Element, role: string): boolean {
  const rows = likeRows(item);
  if (role === 'option') return isOfRecords(item, rows.length + 1);
  if (rows.length < 2 || item.querySelector('label') || item.querySelector('ul')) return false;
  const link = item.querySelector('a[href]');
  if (link && leafTexts(item, 2).length < 2) return leadsToRecords(link, rows);
  return leafTexts(item, 2).length > 1 || !item.querySelector('[role],button,a,input');
}

/** A short closed list ("New, Won, Lost") belongs to the application; what answers typing, or is long, holds records. */
function isOfRecords(option: Element, count: number): boolean {
  if (option.localName === 'option') return count > manyOptions;
  const list = option.closest('[role="listbox"]');
  const id = list && attribute(list, 'id');
  const owner = id && list.ownerDocument.querySelector(`input[aria-controls="${CSS.escape(id)}"]`);
  return Boolean(owner) || count > manyOptions;
}

/** Links of a menu lead to places with names of their own; links of a list differ by the record's number only. */
function leadsToRecords(link: Element, rows: Element[]): boolean {
  const path = pathOf(attribute(link, 'href'));
  const others = rows.map((row) => row.querySelector('a[href]')).filter((other) => other !== null);
  return path !== '' && others.length > 1 && others.every((other) => pathOf(attribute(other, 'href')) === path);
}

/** One of at least three blocks of the same build that show several texts each, and no labelled fields. */
function isCard(element: Element): boolean {
  if (!/^(div|article|section)$/.test(element.localName) || element.childElementCount < 2) return false;
  if (isStable(attribute(element, 'id') ?? '')) return false;
  const rows = likeRows(element);
  if (rows.length < 2 || element.querySelector('label') || FIELDS.some((field) => element.querySelector(field)))
    return false;
  if (leafTexts(element, 3).length < 2) return false;
  return rows.every((row) => row.textContent !== element.textContent);
}

/** Is there the like of it in other rows of a table? Then the reader has to take the one of their own. */
export function isOfEachRow(element: Element, nameOf: (element: Element) => string): boolean {
  const row = rowOf(element);
  if (!row || !/^(tr|row)$/.test(row.kind)) return false;
  const name = nameOf(element);
  const isLike = (other: Element): boolean => nameOf(other) === name;
  return likeRows(row.element).some((other) => [...other.querySelectorAll(element.localName)].some(isLike));
}

/** Nearest siblings of the same tag, classes and number of children; at most six. */
export function likeRows(row: Element): Element[] {
  const classes = attribute(row, 'class')?.split(/\s+/)[0];
  const isLike = (other: Element) =>
    other.localName === row.localName &&
    Math.abs(other.childElementCount - row.childElementCount) <= 1 &&
    attribute(other, 'class')?.split(/\s+/)[0] === classes;
  const found: Element[] = [];
  for (const step of ['previousElementSibling', 'nextElementSibling'] as const) {
    let looked = 0;
    for (
      let at = row[step];
      at && looked < (row.localName === 'option' ? manyOptions : 6);
      at = at[step], looked += 1
    ) {
      if (isLike(at)) found.push(at);
    }
  }
  return found;
}

function leafTexts(element: Element, most: number): string[] {
  const texts: string[] = [];
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.length < most && walker.nextNode()) {
    const text = walker.currentNode.nodeValue?.trim();
    if (text && /[\p{L}\d]/u.test(text)) texts.push(text);
  }
  return texts;
}

/** Do sibling rows say the same in the same place? Then it is the application speaking ("Edit"), not the record. */
export function isRepeated(element: Element, row: Element, textOf: (element: Element) => string): boolean {
  const steps: number[] = [];
  for (let at: Element | null = element; at && at !== row; at = parentOf(at)) {
    steps.unshift(placeOf(at));
  }
  const text = textOf(element);
  return likeRows(row).some((other) => {
    let at: Element | undefined = other;
    for (const step of steps) at = at?.children[step];
    return at?.localName === element.localName && textOf(at) === text;
  });
}

/** The head of the column that a cell stands in: the one above it, since cells are recycled and heads span. */
export function headerOf(row: Row): Element | null {
  const { cell } = row;
  if (!cell) return null;
  const table = cell.closest('table') ?? cell.closest('[role="grid"],[role="treegrid"],[role="table"]');
  const index = attribute(cell, 'aria-colindex');
  if (index !== null)
    return table?.querySelector(`[role="columnheader"][aria-colindex="${CSS.escape(index)}"]`) ?? null;
  const head = table?.querySelector('thead tr') ?? table?.querySelector('tr') ?? null;
  if (head === row.element) return null;
  const heads = head ? [...head.children] : [...(table?.querySelectorAll('[role="columnheader"]') ?? [])];
  const { left } = cell.getBoundingClientRect();
  const isAbove = (one: Element): boolean => Math.abs(one.getBoundingClientRect().left - left) < 4;
  return heads.find(isAbove) ?? [...(table?.querySelectorAll('[class*="header-cell"]') ?? [])].find(isAbove) ?? null;
}

/** Which record of its list this is, counted from the first. */
export function indexOfRow(row: Element): number {
  return toldIndexOf(row) ?? placeOf(row);
}

/** Which of its siblings it is. Counted, not listed: of a list of thousands many are asked. */
function placeOf(element: Element): number {
  let place = 0;
  for (let at = element.previousElementSibling; at; at = at.previousElementSibling) place += 1;
  return place;
}

/** The same as to ask for its index, without counting: a list may have thousands of rows, and each be asked. */
export function isRowAt(row: Element, index: number): boolean {
  const told = toldIndexOf(row);
  return told === null ? row.parentElement?.children[index] === row : told === index;
}

function toldIndexOf(row: Element): number | null {
  const index = attribute(row, 'aria-rowindex');
  return index !== null && /^\d{1,6}$/.test(index) ? Number(index) : null;
}
