import { afterEach, expect, test, vi } from 'vitest';
import { libraryApi } from '#lib/sync/library-api.ts';

afterEach(() => void vi.unstubAllGlobals());
const api = libraryApi({ storeUrl: 'https://store.test', token: 't' });
const answerWith = (reply: unknown) => {
  const fetch = vi.fn(async (_url: string) => Response.json(reply));
  vi.stubGlobal('fetch', fetch);
  return fetch;
};

test('those who may review are asked of the store by library', async () => {
  const people = [{ id: 'bea', name: 'Bea' }];
  const fetch = answerWith({ people });
  expect(await api.reviewers('sales')).toEqual(people);
  expect(fetch.mock.calls[0]?.[0]).toBe('https://store.test/v1/feeds/edit:sales/reviewers');
});

test('the teams that a guide may be for are asked of the store by library', async () => {
  const teams = [{ id: 'sales', name: 'Sales' }];
  const fetch = answerWith({ teams });
  expect(await api.teams('sales')).toEqual(teams);
  expect(fetch.mock.calls[0]?.[0]).toBe('https://store.test/v1/feeds/edit:sales/teams');
});

test('an answer in a wrong form is not believed', async () => {
  answerWith({ people: [{ name: 'Nobody' }] });
  await expect(api.reviewers('sales')).rejects.toMatchObject({ name: 'Problem' });
});
