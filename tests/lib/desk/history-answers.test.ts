import { afterEach, expect, test, vi } from 'vitest';
import { aDesk } from '#tests/fixtures/a-desk.ts';
import { aStoredDocument } from '#tests/fixtures/a-device.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';

afterEach(() => vi.unstubAllGlobals());

/** A store that answers every question with this, and the questions it was asked. */
function answering(reply: unknown, status = 200) {
  const asked: { method: string; path: string; body: unknown }[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : null;
    asked.push({ method: init.method ?? 'GET', path: url.replace('https://store.test/v1/', ''), body });
    return Response.json(reply, { status });
  });
  return asked;
}

test('the history of a guide is asked of the feed it is in', async () => {
  const { device, fromOurs } = await aDesk();
  const asked = answering({ revisions: [], older: null, more: false });
  const guide = aGuide();
  await fromOurs('guide:history', { guideId: guide.id, before: null });
  await device.documents.put({
    feed: 'me:ann',
    id: guide.id,
    type: 'guide',
    body: guide,
    base: guide,
    rev: 'r',
    earlier: null,
    op: null,
    dirty: 0,
    changedAt: 0,
    refused: null,
  });
  expect(await fromOurs('guide:history', { guideId: guide.id, before: 7 })).toMatchObject({ ok: true });
  expect(asked.map(({ path }) => path)).toEqual([
    `feeds/edit%3Amain/documents/${guide.id}/revisions`,
    `feeds/me%3Aann/documents/${guide.id}/revisions?before=7`,
  ]);
});

test('a guide is moved once all that was typed of it is at the store', async () => {
  const { device, fromOurs, sync } = await aDesk();
  const asked = answering({});
  const guide = aGuide();
  const stored = aStoredDocument({
    feed: 'edit:sales',
    id: guide.id,
    type: 'guide',
    body: guide,
    base: guide,
    rev: 'r',
    dirty: 1,
  });
  await device.documents.put(stored);
  const request = { guideId: guide.id, to: 'main' };
  expect(await fromOurs('guide:move', request)).toMatchObject({ ok: false, problem: 'offline' });
  expect(asked).toEqual([]);
  sync.mockImplementationOnce(async () => void (await device.documents.put({ ...stored, dirty: 0 })));
  expect(await fromOurs('guide:move', request)).toEqual({ ok: true, value: null });
  const path = `feeds/edit%3Asales/documents/${guide.id}/move`;
  expect(asked).toEqual([{ method: 'POST', path, body: { to: 'main' } }]);
  expect(sync).toHaveBeenCalledTimes(3);
});

test('a draft is in no library that it could be moved from', async () => {
  const { device, fromOurs } = await aDesk();
  const asked = answering({});
  const guide = aGuide();
  await device.documents.put(aStoredDocument({ feed: 'me:ann', id: guide.id, type: 'guide', body: guide }));
  expect(await fromOurs('guide:move', { guideId: guide.id, to: 'main' })).toMatchObject({
    ok: false,
    problem: 'not-found',
  });
  expect(asked).toEqual([]);
});

test('a decided clash is told to the store, and what comes of it is fetched', async () => {
  const { fromOurs, sync } = await aDesk();
  const asked = answering({ rev: 'r', body: {} });
  const op = crypto.randomUUID();
  expect(await fromOurs('clash:resolve', { feed: 'edit:main', op, keep: 'mine' })).toEqual({ ok: true, value: null });
  expect(asked).toMatchObject([
    { method: 'POST', path: `feeds/edit%3Amain/clashes/${op}/resolve`, body: { keep: 'mine' } },
  ]);
  expect(sync).toHaveBeenCalledOnce();
});

test('what the store says is parsed, and its no is handed on with its sentence', async () => {
  const { fromOurs, sync } = await aDesk();
  answering({ guides: [{ nonsense: true }] });
  expect(await fromOurs('deleted:list')).toMatchObject({ ok: false, problem: 'unexpected' });
  answering({ problem: 'conflict', message: 'Somebody has decided this meanwhile.' }, 409);
  const request = { feed: 'edit:main', op: crypto.randomUUID(), keep: 'theirs' };
  expect(await fromOurs('clash:resolve', request)).toMatchObject({
    ok: false,
    message: 'Somebody has decided this meanwhile.',
  });
  expect(sync).not.toHaveBeenCalled();
});
