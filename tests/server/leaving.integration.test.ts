import '../setup-unit.ts';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { browser } from '#lib/platform/browser.ts';
import { readFarewells, readSession } from '#lib/store/settings.ts';
import { sayFarewells } from '#lib/sync/farewell.ts';
import { aDesk } from '#tests/fixtures/a-desk.ts';
import { startStore, type StartedStore } from './start-store.ts';

/** The extension's own answers against the real store: whoever leaves takes the key along, and it opens nothing. */
let store: StartedStore;

beforeAll(async () => {
  store = await startStore();
});
afterAll(() => store?.stop());
afterEach(() => vi.restoreAllMocks());

async function aMember() {
  (browser as unknown as { reset(): void }).reset();
  const desk = await aDesk({ role: null });
  await desk.fromOurs('session:join', { link: await store.invite('author'), name: 'Ada' });
  const { token } = (await readSession(desk.device))!;
  const statusOf = async () =>
    (await fetch(`${store.url}/v1/heads`, { headers: { Authorization: `Bearer ${token}` } })).status;
  return { ...desk, statusOf };
}

test('leaving a workspace ends the token of the device at the store', async () => {
  const { device, fromOurs, statusOf } = await aMember();
  expect(await statusOf()).toBe(200);
  expect(await fromOurs('session:leave')).toMatchObject({ ok: true });
  expect(await readSession(device)).toBeNull();
  await vi.waitFor(async () => expect(await statusOf()).toBe(401), 10_000);
  await vi.waitFor(async () => expect(await device.settings.count()).toBe(0), 10_000);
});

test('whoever leaves while the store is away is signed out there once it is back', async () => {
  const { device, fromOurs, statusOf } = await aMember();
  await store.pause();
  expect(await fromOurs('session:leave')).toMatchObject({ ok: true });
  expect(await readSession(device)).toBeNull();
  await store.restart();
  expect(await statusOf()).toBe(200);
  await sayFarewells(device);
  expect(await statusOf()).toBe(401);
  expect(await readFarewells(device)).toEqual([]);
});
