import { describe, expect, test } from 'vitest';
import { audienceOf, dayOf, isFor, isShownTo, withAudience } from '#lib/model/audience.ts';
import { publicationOf } from '#lib/model/publication.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';

const forSales = { forTeams: { sales: 'Sales', support: 'Support' } };

describe('a guide for teams', () => {
  test.each([
    ['somebody who is in one of them', ['support', 'it'], true],
    ['somebody who is in another', ['it'], false],
    ['somebody who is in none', [], false],
    ['somebody of whom the store does not say it', undefined, true],
  ])('is for %s: %s, %s', (_, teams, isForThem) => expect(isFor(forSales, teams)).toBe(isForThem));

  test('is for everybody once the last team is taken out', () => {
    expect(isFor({ forTeams: {} }, [])).toBe(true);
    expect(withAudience(aGuide(forSales), { forTeams: {} })).not.toHaveProperty('forTeams');
  });
});

test('the first day and the last day belong to it', () => {
  const days = { shownFrom: '2026-12-01', shownUntil: '2026-12-24' };
  const shown = ['2026-11-30', '2026-12-01', '2026-12-24', '2026-12-25'].map((day) => isShownTo(days, {}, day));
  expect(shown).toEqual([false, true, true, false]);
});

test('a day is the one of the device, also just before midnight', () => {
  expect(dayOf(new Date(2026, 0, 31, 23, 59, 59))).toBe('2026-01-31');
});

test('readers get the audience with the entry; a guide for everybody has the entry that it always had', async () => {
  const audience = { ...forSales, shownUntil: '2026-12-24' };
  expect((await publicationOf(aGuide(audience), '2026-11-28T09:00:00.000Z')).entry).toMatchObject(audience);
  const { entry } = await publicationOf(aGuide(), '2026-11-28T09:00:00.000Z');
  expect(audienceOf(entry)).toEqual({});
  expect(Object.keys(entry)).not.toContain('forTeams');
});
