import { askingFor } from './asked-for.ts';
import type { Guide } from './guide.ts';
import { stepsInOrder } from './guide-rules.ts';
import { originOf } from './page-pattern.ts';
import { addressToStart } from './step-page.ts';

/**
 * Where a guide starts, with its id behind the `#`: a page of the app, and the agent there starts the guide. Null where
 * the guide begins at no address that is known, or at one whose `#` the app itself needs.
 */
export function inAppAddress(guide: Guide): string | null {
  const page = stepsInOrder(guide)[0]?.page || guide.pages[0] || '';
  const known = addressToStart([page]);
  if (!originOf(page) || page.includes('#') || !URL.canParse(known)) return null;
  return askingFor(guide.id, new URL(known).href);
}
