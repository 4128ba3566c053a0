import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from '#lib/platform/browser.ts';
import { writePacks } from '#lib/sites/packs.ts';
import {
  addSite,
  changesSites,
  matchPatternOf,
  readSites,
  removeSite,
  removeUngrantedSites,
} from '#lib/sites/sites.ts';
import { anEntry } from '#tests/fixtures/a-guide.ts';

const crm = 'https://crm.example.com';

beforeEach(() => (browser as unknown as { reset(): void }).reset());
afterEach(() => vi.restoreAllMocks());

describe('enabled sites', () => {
  test('are none at first; one is added once and removed again', async () => {
    expect(await readSites()).toEqual([]);
    await addSite(crm);
    await addSite(crm);
    expect(await readSites()).toEqual([crm]);
    await removeSite(crm);
    expect(await readSites()).toEqual([]);
  });

  test('two that are enabled at the same moment are both enabled', async () => {
    await Promise.all([addSite(crm), addSite('https://erp.example.com')]);
    expect(await readSites()).toHaveLength(2);
    await Promise.all([removeSite(crm), addSite('https://hr.example.com')]);
    expect(await readSites()).toEqual(['https://erp.example.com', 'https://hr.example.com']);
  });

  test('are enabled no more where the person took the permission away in the browser', async () => {
    await addSite(crm);
    await addSite('https://erp.example.com');
    const isGranted = ({ origins }: { origins?: string[] }) => origins?.[0] === matchPatternOf(crm);
    vi.spyOn(browser.permissions, 'contains').mockImplementation((async (asked: object) => isGranted(asked)) as never);
    await removeUngrantedSites();
    expect(await readSites()).toEqual([crm]);
  });
});

test.each([
  [crm, 'https://crm.example.com/*'],
  ['http://127.0.0.1:3010', 'http://127.0.0.1/*'],
])('%s is %s for the browser', (origin, pattern) => {
  expect(matchPatternOf(origin)).toBe(pattern);
});

describe('packs', () => {
  const written = () => browser.storage.local.get(null) as Promise<Record<string, unknown>>;

  test('are written where the agent reads them, and go when the site goes', async () => {
    await addSite(crm);
    await writePacks([anEntry({ pages: [`${crm}/*`] })]);
    expect((await written())[`pack:${crm}`]).toHaveLength(1);
    await removeSite(crm);
    await writePacks([]);
    expect(Object.keys(await written())).toEqual(['sites']);
  });

  test('that did not change are not written again, because every page of the site would look', async () => {
    await addSite(crm);
    const entries = [anEntry({ pages: [`${crm}/*`] })];
    await writePacks(entries);
    const set = vi.spyOn(browser.storage.local, 'set');
    await writePacks(entries);
    expect(set).not.toHaveBeenCalled();
  });
});

test('a change of which sites are enabled is told apart from others', async () => {
  const changed = vi.fn();
  browser.storage.local.onChanged.addListener(changed);
  await addSite('https://pay.example.com');
  await browser.storage.local.set({ other: 1 });
  expect(changed.mock.calls.map(([changes]) => changesSites(changes))).toEqual([true, false]);
});
