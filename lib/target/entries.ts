import type { Target } from '#lib/model/target.ts';
import { nameOf, roleOf } from './name.ts';
import { rowOf } from './rows.ts';

/**
 * A target that is one record of a list has no text of its own (that is the company's data): it stands for whichever
 * entry the reader needs. Then the whole list is what to show and where to listen, not the entry that was found.
 */
export function listOrElement(target: Target, element: Element): Element {
  if (!target.row || target.name || target.text) return element;
  return rowOf(element)?.element.parentElement ?? element;
}

/**
 * Is another element the same control of another record? "Edit" stands in each row, and the reader needs the one of
 * their own record, not of the one that was found.
 */
export function isSameInOtherRow(target: Target, element: Element, other: Element): boolean {
  if (!target.row || !(target.name || target.text) || other.localName !== element.localName) return false;
  const list = rowOf(element)?.element.parentElement;
  const row = rowOf(other)?.element;
  const isListed = list && row && row.parentElement === list;
  return Boolean(isListed) && roleOf(other) === roleOf(element) && nameOf(other) === nameOf(element);
}
