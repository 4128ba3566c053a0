import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#lib/platform/browser.ts';
import type { Role } from '#lib/model/workspace.ts';
import { readAll } from '#lib/store/read.ts';
import { aDesk } from '#tests/fixtures/a-desk.ts';

beforeEach(() => void (browser as unknown as { reset(): void }).reset());
afterEach(() => vi.restoreAllMocks());

const origin = 'https://crm.example.com';

async function withApp(role: Role) {
  const all = await aDesk({ role });
  await all.fromOurs('app:add', { name: 'CRM', origin });
  const app = (await readAll(all.device, 'app'))[0]!;
  return { ...all, app, apps: () => readAll(all.device, 'app') };
}

test('a steward says where an app is, each address once; one that another app has is not taken', async () => {
  const { fromOurs, app, apps } = await withApp('steward');
  const moved = 'https://crm.example.org';
  expect(await fromOurs('app:addresses', { appId: app.id, origins: [moved, moved] })).toMatchObject({ ok: true });
  expect(await apps()).toEqual([{ ...app, origins: [moved] }]);
  await fromOurs('app:add', { name: 'Desk', origin });
  const taken = await fromOurs('app:addresses', { appId: app.id, origins: [moved, origin] });
  expect(taken).toMatchObject({ problem: 'conflict', message: expect.stringContaining('Desk') });
  expect(await fromOurs('app:addresses', { appId: app.id, origins: [] })).toMatchObject({ problem: 'invalid' });
  expect(await apps()).toContainEqual({ ...app, origins: [moved] });
});

test('a steward says where guides of an address that goes are met', async () => {
  const { fromOurs, app, apps } = await withApp('steward');
  const to = 'https://crm.example.org';
  await fromOurs('app:addresses', { appId: app.id, origins: [to], moved: { [origin]: to } });
  expect(await apps()).toEqual([{ ...app, origins: [to], moved: { [origin]: to } }]);
});

test('no other app comes to an address from which one moved, and nothing runs there', async () => {
  const { fromOurs, app, apps } = await withApp('steward');
  const to = 'https://crm.example.org';
  await fromOurs('app:addresses', { appId: app.id, origins: [to], moved: { [origin]: to } });
  expect(await fromOurs('app:add', { name: 'CRM again', origin })).toMatchObject({ value: { appId: app.id } });
  const told = { ok: false, message: expect.stringContaining(to) };
  expect(await fromOurs('site:enable', { origin })).toMatchObject(told);
  await fromOurs('app:add', { name: 'Desk', origin: 'https://desk.example.com' });
  const desk = (await apps()).find(({ name }) => name === 'Desk')!;
  const origins = [...desk.origins, origin];
  expect(await fromOurs('app:addresses', { appId: desk.id, origins })).toMatchObject(told);
  expect(await apps()).toHaveLength(2);
  expect(await apps()).toContainEqual(desk);
});

test('a steward removes an app and gets it back as it was; one that is gone cannot be removed', async () => {
  const { fromOurs, app, apps } = await withApp('steward');
  expect(await fromOurs('app:remove', { appId: app.id })).toEqual({ ok: true, value: app });
  expect(await apps()).toEqual([]);
  expect(await fromOurs('app:remove', { appId: app.id })).toMatchObject({ problem: 'not-found' });
  expect(await fromOurs('app:restore', { app })).toMatchObject({ ok: true });
  expect(await apps()).toEqual([app]);
});

test('an author adds an address, but takes away neither one nor the app', async () => {
  const { fromOurs, app, apps } = await withApp('author');
  const more = { ...app, origins: [origin, 'https://staging.example.com'] };
  expect(await fromOurs('app:addresses', { appId: app.id, origins: more.origins })).toMatchObject({ ok: true });
  const refused = { problem: 'not-allowed', message: expect.stringContaining('take an app or an address away') };
  expect(await fromOurs('app:addresses', { appId: app.id, origins: [origin] })).toMatchObject(refused);
  expect(await fromOurs('app:remove', { appId: app.id })).toMatchObject(refused);
  expect(await apps()).toEqual([more]);
});
