import type { Target } from '#lib/model/target.ts';
import { rowOf } from './rows.ts';

/**
 * A target that is one record of a list has no text of its own (that is the company's data): it stands for whichever
 * entry the reader needs. Then the whole list is what to show and where to listen, not the entry that was found.
 */
export function listOrElement(target: Target, element: Element): Element {
  if (!target.row || target.name || target.text) return element;
  return rowOf(element)?.element.parentElement ?? element;
}
