import type { SpokenTarget } from '#lib/model/target.ts';
import { isSameInOtherRow, listOrElement } from './entries.ts';
import type { Found } from './find.ts';
import { awaitTarget } from './watch.ts';

/** `awaitTarget`, but where a record of a list is meant, the reader's own choice counts, so the list is the place. */
export function awaitPlace(
  target: SpokenTarget,
  page: Document,
  onChange: (found: (Found & { isAlike(other: Element): boolean }) | null) => void,
  signal: AbortSignal,
): void {
  const placeOf = (found: Found) => ({
    ...found,
    element: listOrElement(target, found.element),
    isAlike: (other: Element) => isSameInOtherRow(target, found.element, other),
  });
  awaitTarget(target, page, (found) => onChange(found && placeOf(found)), signal);
}
