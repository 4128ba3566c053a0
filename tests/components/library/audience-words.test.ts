import { expect, test } from 'vitest';
import { audienceWords, teamWords } from '#components/library/audience-words.ts';

const forTeams = { b: 'Support', a: 'Sales' };
const today = '2026-11-28';

test.each([
  [{}, ''],
  [{ forTeams }, 'Sales, Support'],
  [{ forTeams, shownFrom: '2026-12-01' }, 'Sales, Support, from 1 December 2026'],
  [{ shownFrom: '2026-12-01', shownUntil: '2027-01-05' }, 'from 1 December 2026 until 5 January 2027'],
  [{ forTeams, shownUntil: '2026-11-27' }, 'Sales, Support, over since 27 November 2026'],
])('for whom and when %j is, in words', (audience, words) => expect(audienceWords(audience, today)).toBe(words));

test('several teams are one or the other', () => {
  expect(teamWords({ forTeams })).toBe('Everyone in Sales or Support');
});
