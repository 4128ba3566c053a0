import type { RecordedStep } from '#lib/model/recording.ts';
import type { Lookalike, Target } from '#lib/model/target.ts';
import type { Eyes } from './record.ts';
import type { Scrolled } from './scrolls.ts';
import { scrollTitleOf } from './titles.ts';
import { sectionOf } from './where.ts';

const labelled = '[aria-label], [aria-labelledby]';
const nameMost = 40;

/** What has to be scrolled until the reader sees what is called so, for who has not scrolled yet. */
export function scrollFirst(
  { place, isDown }: Scrolled,
  seen: string,
  eyes: Pick<Eyes, 'describe' | 'languages'>,
  nameFor: (element: Element) => string,
): NonNullable<RecordedStep['scroll']> {
  const title = scrollTitleOf({ seen, place: place ? placeName(place, nameFor) : '', isDown }, eyes.languages());
  return { title: title.slice(0, 300), target: place && withoutText(eyes.describe(place), place) };
}

/** By its own label, by that of the list in it or around it, or as the part of the page is called that it stands in. */
function placeName(place: Element, nameFor: (element: Element) => string): string {
  for (const at of [place, place.firstElementChild, place.parentElement]) {
    const name = at?.matches(labelled) ? nameFor(at) : '';
    if (name && name.length <= nameMost) return name;
  }
  return sectionOf(place, nameFor);
}

/**
 * Who has no label is called by what is in it, and that is what changes when somebody scrolls. The same of its likes, of
 * which nobody can say any more what they are called by.
 */
function withoutText(target: Target, place: Element): Target {
  const isLabelled = place.matches(labelled);
  const kept = { ...target };
  delete kept.text;
  if (!isLabelled) delete kept.name;
  if (kept.lookalikes) kept.lookalikes = kept.lookalikes.map((one) => unsaid(one, isLabelled));
  return kept;
}

function unsaid(lookalike: Lookalike, isCalledOtherwise: boolean): Lookalike {
  const kept = { ...lookalike };
  delete kept.text;
  if (!isCalledOtherwise) delete kept.name;
  else if (kept.name !== undefined) kept.name = null;
  return kept;
}
