import type { Guide } from './guide.ts';

/**
 * For whom a guide is and when: nobody else is shown it, although whoever reads its library could find it. What is to
 * be kept from somebody belongs into another library.
 */
export type Audience = Pick<Guide, 'forTeams' | 'shownFrom' | 'shownUntil'>;

/** Only what is said of it: for no team is for everybody. */
export function audienceOf({ forTeams = {}, shownFrom, shownUntil }: Audience): Audience {
  return {
    ...(Object.keys(forTeams).length > 0 && { forTeams }),
    ...(shownFrom && { shownFrom }),
    ...(shownUntil && { shownUntil }),
  };
}

export function withAudience(guide: Guide, audience: Audience): Guide {
  const { forTeams: _, shownFrom: __, shownUntil: ___, ...rest } = guide;
  return { ...rest, ...audienceOf(audience) };
}

/** Is it for somebody who is in these teams? Nothing is hidden from those of whom it is not known in which they are. */
export function isFor({ forTeams = {} }: Audience, teams: readonly string[] | undefined): boolean {
  const ids = Object.keys(forTeams);
  return ids.length === 0 || !teams || ids.some((id) => teams.includes(id));
}

type Days = Pick<Audience, 'shownFrom' | 'shownUntil'>;

/** Both days are part of it. */
export function isShownOn(days: Days, day: string): boolean {
  return (days.shownFrom ?? '') <= day && !isOverOn(days, day);
}

export function isOverOn({ shownUntil }: Days, day: string): boolean {
  return shownUntil !== undefined && shownUntil < day;
}

/** Is it to be shown to somebody on this day? */
export function isShownTo(audience: Audience, { teams }: { teams?: string[] | undefined }, day: string): boolean {
  return isFor(audience, teams) && isShownOn(audience, day);
}

/** "2026-12-01": the day that it is where this device is. */
export function dayOf(time = new Date()): string {
  const [month, day] = [time.getMonth() + 1, time.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${time.getFullYear()}-${month}-${day}`;
}
