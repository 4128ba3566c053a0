import { afterEach, expect, test, vi } from 'vitest';
import { readFarewells } from '#lib/store/settings.ts';
import { noteFarewell, sayFarewells } from '#lib/sync/farewell.ts';
import { aDevice, aPerson } from '#tests/fixtures/a-device.ts';

const session = (token: string) => ({ storeUrl: 'https://store.test', token, me: aPerson(), workspace: 'Acme' });
const dayMs = 24 * 60 * 60 * 1000;

/** A device that left twice, and what the store is asked. */
async function aLeaver(answer: (token: string) => Response | Promise<Response>) {
  const device = aDevice();
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string, { method, headers }: { method: string; headers: Headers }) => {
    const token = headers.get('Authorization') ?? '';
    asked.push(`${method} ${url} ${token}`);
    return answer(token);
  });
  await noteFarewell(device, session('one'));
  await noteFarewell(device, session('two'));
  await sayFarewells(device);
  const left = async () => (await readFarewells(device)).map(({ token }) => token);
  return { device, asked, left };
}

afterEach(() => vi.unstubAllGlobals());

test('a store that was left hears of each token, and then nothing of them is kept', async () => {
  const { asked, left } = await aLeaver(() => new Response(null, { status: 204 }));
  const question = 'DELETE https://store.test/v1/devices/this Bearer';
  expect(asked).toEqual([`${question} one`, `${question} two`]);
  expect(await left()).toEqual([]);
});

test('a store that is away or not ready is told later', async () => {
  const { device, asked, left } = await aLeaver((token) =>
    token.endsWith('one') ? Promise.reject(new TypeError('no network')) : new Response(null, { status: 503 }),
  );
  expect(await left()).toEqual(['one', 'two']);
  await sayFarewells(device);
  expect(asked).toHaveLength(4);
});

test('a token that the store does not know any more is not sent again', async () => {
  const gone = { problem: 'signed-out', message: 'This device was signed out.' };
  expect(await (await aLeaver(() => Response.json(gone, { status: 401 }))).left()).toEqual([]);
});

test('a store that is away for a month is given up', async () => {
  const { device, asked, left } = await aLeaver(() => Promise.reject(new TypeError('no network')));
  await sayFarewells(device, Date.now() + 31 * dayMs);
  expect(await left()).toEqual([]);
  expect(asked).toHaveLength(2);
});
