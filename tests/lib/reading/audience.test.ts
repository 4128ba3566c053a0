import { expect, test } from 'vitest';
import type { Entry } from '#lib/model/guide.ts';
import { readEntriesForMe, readShownAt } from '#lib/reading/audience.ts';
import { aDevice, aPerson, aStoredDocument } from '#tests/fixtures/a-device.ts';
import { anEntry } from '#tests/fixtures/a-guide.ts';

const page = 'https://crm.example.com/leads';
const entries = {
  all: anEntry(),
  mine: anEntry({ forTeams: { sales: 'Sales' } }),
  theirs: anEntry({ forTeams: { it: 'IT' } }),
  later: anEntry({ shownFrom: '2026-12-01' }),
  elsewhere: anEntry({ pages: ['https://hr.example.com/*'] }),
};
const named = (found: Entry[]) =>
  Object.entries(entries).flatMap(([name, { id }]) => (found.some((one) => one.id === id) ? [name] : []));

async function aReader(teams: string[] | undefined) {
  const device = aDevice();
  await device.documents.bulkPut(Object.values(entries).map((body) => aStoredDocument({ type: 'entry', body })));
  const me = { ...aPerson('reader'), ...(teams && { teams }) };
  await device.settings.put({ key: 'session', value: { storeUrl: '', token: 't', me, workspace: 'Acme' } });
  return device;
}

test('a reader is shown what is for their teams, on its page, on its days', async () => {
  const device = await aReader(['sales']);
  expect(named(await readEntriesForMe(device))).toEqual(['all', 'mine', 'later', 'elsewhere']);
  expect(named(await readShownAt(device, page, new Date(2026, 10, 30)))).toEqual(['all', 'mine']);
  expect(named(await readShownAt(device, page, new Date(2026, 11, 1)))).toEqual(['all', 'mine', 'later']);
});

test('where the store does not say in which teams one is, or nobody has signed in, nothing is hidden', async () => {
  expect(named(await readEntriesForMe(await aReader(undefined)))).toContain('theirs');
  const device = await aReader(undefined);
  await device.settings.clear();
  expect(named(await readEntriesForMe(device))).toContain('theirs');
});
