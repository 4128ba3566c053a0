import { isOverOn, type Audience } from '#lib/model/audience.ts';

const oneOf = new Intl.ListFormat('en', { type: 'disjunction' });
const dayWords = (day: string) => new Date(`${day}T12:00`).toLocaleDateString('en-GB', { dateStyle: 'long' });

/** "Everyone in Sales or Support"; null where it is for no team in particular. */
export function teamWords({ forTeams = {} }: Audience): string | null {
  const names = Object.values(forTeams);
  return names.length === 0 ? null : `Everyone in ${oneOf.format(names.toSorted())}`;
}

/** "from 1 December 2026 until 5 January 2027"; empty where it is always. */
export function whenWords({ shownFrom, shownUntil }: Audience): string {
  const words = [shownFrom && `from ${dayWords(shownFrom)}`, shownUntil && `until ${dayWords(shownUntil)}`];
  return words.filter(Boolean).join(' ');
}

/** "Sales, from 1 December 2026": of a guide in a list; empty where it is for everybody and always. */
export function audienceWords(audience: Audience, today: string): string {
  const names = Object.values(audience.forTeams ?? {})
    .toSorted()
    .join(', ');
  return [names, overWords(audience, today) ?? whenWords(audience)].filter(Boolean).join(', ');
}

/** "over since 5 January 2027"; null where it is not. */
export function overWords({ shownUntil }: Audience, today: string): string | null {
  return shownUntil && isOverOn({ shownUntil }, today) ? `over since ${dayWords(shownUntil)}` : null;
}
