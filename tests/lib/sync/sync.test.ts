import { afterEach, describe, expect, test, vi } from 'vitest';
import { Problem } from '#lib/model/problem.ts';
import type { Role } from '#lib/model/workspace.ts';
import { hashOf } from '#lib/model/hash.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { readSession, readSyncState } from '#lib/store/settings.ts';
import type { StoreApi } from '#lib/sync/store-api.ts';
import { syncNow, syncRound } from '#lib/sync/sync.ts';
import { aDevice, aPerson, contentOf } from '#tests/fixtures/a-device.ts';
import { aGuide, anEntry } from '#tests/fixtures/a-guide.ts';
import { AStore } from '#tests/fixtures/a-store.ts';

function setUp(role: Role = 'author') {
  const store = new AStore();
  const me = { role };
  const counted = { heads: 0, changes: 0, push: 0 };
  const api = store.apiFor(() => aPerson(me.role));
  const watched: StoreApi = {
    ...api,
    heads: (etag) => ((counted.heads += 1), api.heads(etag)),
    changes: (...args) => ((counted.changes += 1), api.changes(...args)),
    push: (...args) => ((counted.push += 1), api.push(...args)),
  };
  return { store, api: watched, device: aDevice(), me, counted };
}

describe('a round', () => {
  test('brings what others made and takes what was made here', async () => {
    const { store, api, device } = setUp();
    const [theirs, mine] = [anEntry(), aGuide()];
    store.put('pub:main', 'entry', theirs);
    await writeDocument(device, 'me:ann', 'guide', mine.id, mine);
    await syncRound(device, api, []);
    expect(store.bodyOf('me:ann', mine.id)).toEqual(mine);
    expect((await device.documents.get(['pub:main', theirs.id]))?.body).toEqual(theirs);
  });

  test('costs one small question when nothing happened', async () => {
    const { store, api, device, counted } = setUp();
    store.put('pub:main', 'entry', anEntry());
    await syncRound(device, api, []);
    await syncRound(device, api, []);
    Object.assign(counted, { heads: 0, changes: 0, push: 0 });
    await syncRound(device, api, []);
    expect(counted).toEqual({ heads: 1, changes: 0, push: 0 });
  });

  test('stopped after the heads, the next one still reads what it had not read', async () => {
    const { store, api, device } = setUp();
    const entry = anEntry();
    store.put('pub:main', 'entry', entry);
    const stopped: StoreApi = { ...api, changes: () => Promise.reject(new Problem('offline')) };
    await expect(syncRound(device, stopped, [])).rejects.toMatchObject({ code: 'offline' });
    await syncRound(device, api, []);
    expect(await device.documents.get(['pub:main', entry.id])).toBeDefined();
  });

  test('after a restored backup everything is what the store has, and unsent work goes there', async () => {
    const { store, api, device } = setUp();
    const [kept, lost, unsent] = [aGuide(), aGuide(), aGuide()];
    store.put('edit:main', 'guide', kept);
    store.put('edit:main', 'guide', lost);
    await syncRound(device, api, []);
    store.startAnew('edit:main', 'e2');
    await writeDocument(device, 'edit:main', 'guide', unsent.id, unsent);
    await syncRound(device, api, []);
    await syncRound(device, api, []);
    expect(store.bodyOf('edit:main', unsent.id)).toEqual(unsent);
    const rows = await device.documents.toArray();
    expect(rows.map(({ id }) => id).sort()).toEqual([kept.id, unsent.id].sort());
    expect(rows.every((row) => row.dirty === 0)).toBe(true);
  });

  test('tells the device its role, so that nothing is offered that will be refused', async () => {
    const { api, device, me } = setUp('author');
    const session = { storeUrl: 'https://s.test', token: 't', me: aPerson('author'), workspace: 'old' };
    await device.settings.put({ key: 'session', value: session });
    me.role = 'reader';
    await syncRound(device, api, []);
    expect(await readSession(device)).toMatchObject({ me: { role: 'reader' }, workspace: 'Acme', token: 't' });
  });
});

describe('bodies and pictures', () => {
  const body = new Blob(['{"a":1}'], { type: 'application/json' });

  test('of guides for enabled sites are fetched ahead, of others not', async () => {
    const { store, api, device } = setUp();
    const sha256 = await hashOf(await body.arrayBuffer());
    store.blobs.set(sha256, body);
    store.put('pub:main', 'entry', anEntry({ body: sha256, pages: ['https://crm.example.com/*'] }));
    await syncRound(device, api, ['https://other.example.com']);
    expect(await device.blobs.count()).toBe(0);
    await syncRound(device, api, ['https://crm.example.com']);
    expect(await device.blobs.get(sha256)).toMatchObject({ unsent: 0 });
  });

  test('that are gone at the store, or are not what their name says, are left out and stop nothing', async () => {
    const { store, api, device } = setUp();
    const sha256 = await hashOf(await body.arrayBuffer());
    store.blobs.set('d'.repeat(64), new Blob(['forged']));
    store.blobs.set(sha256, body);
    const pages = ['https://crm.example.com/*'];
    store.put('pub:main', 'entry', anEntry({ body: 'c'.repeat(64), pages }));
    store.put('pub:main', 'entry', anEntry({ body: 'd'.repeat(64), pages }));
    store.put('pub:main', 'entry', anEntry({ body: sha256, pages }));
    await syncRound(device, api, ['https://crm.example.com']);
    expect((await device.blobs.toArray()).map((blob) => blob.sha256)).toEqual([sha256]);
  });
});

describe('how it went', () => {
  afterEach(() => vi.unstubAllGlobals());
  const joined = async () => {
    const device = aDevice();
    const session = { storeUrl: 'https://s.test', token: 't', me: aPerson(), workspace: 'Acme' };
    await device.settings.put({ key: 'session', value: session });
    return device;
  };
  const answering = (answer: () => Promise<Response>) => vi.stubGlobal('fetch', vi.fn(answer));

  test.each([
    ['offline', () => Promise.reject(new TypeError('fetch failed')), { state: 'offline' }],
    [
      'a token that was revoked',
      async () => Response.json({}, { status: 401 }),
      { state: 'error', problem: 'signed-out' },
    ],
    ['an address that is no store', async () => new Response('<html>'), { state: 'error', problem: 'unexpected' }],
    [
      'nothing new',
      async () => Response.json({ person: aPerson(), workspace: { name: 'Acme' }, feeds: [], poll: 60 }),
      { state: 'synced' },
    ],
  ])('%s can be read in the sync state, and nothing is thrown', async (_, answer, state) => {
    const device = await joined();
    answering(answer);
    await syncNow(device, async () => []);
    expect(await readSyncState(device)).toMatchObject(state);
  });

  test('nobody is asked before somebody joined', async () => {
    const asked = vi.fn();
    vi.stubGlobal('fetch', asked);
    const device = aDevice();
    const before = await contentOf(device);
    await syncNow(device, async () => []);
    expect(asked).not.toHaveBeenCalled();
    expect(await contentOf(device)).toBe(before);
  });

  test('two rounds at once become one after the other', async () => {
    const device = await joined();
    let under = 0;
    let most = 0;
    answering(async () => {
      most = Math.max(most, (under += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      under -= 1;
      return Response.json({ person: aPerson(), workspace: { name: 'Acme' }, feeds: [], poll: 60 });
    });
    await Promise.all([1, 2, 3].map(() => syncNow(device, async () => [])));
    expect(most).toBe(1);
  });
});
