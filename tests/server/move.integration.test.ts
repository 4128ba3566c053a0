import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addComment } from '#lib/authoring/comments.ts';
import { giveReview } from '#lib/authoring/reviews.ts';
import { saveGuide } from '#lib/authoring/saving.ts';
import { contentOfGuide } from '#lib/model/publication.ts';
import { raiseFlag } from '#lib/reading/flags.ts';
import { AuditPage } from '#lib/model/steward.ts';
import { DeletedGuides, Revisions } from '#lib/model/sync.ts';
import type { Guide } from '#lib/model/guide.ts';
import { readAll, readOne } from '#lib/store/read.ts';
import { aComment, aReview } from '#tests/fixtures/a-review.ts';
import { aFlag, anOp, joinStore, publishedEntry, type Client } from './a-client.ts';
import { joinWithDevice } from './a-joined-device.ts';
import { makeInvite, read, send } from './a-steward.ts';
import { startStore, type StartedStore } from './start-store.ts';

let store: StartedStore;
let steward: Client;

beforeAll(async () => {
  store = await startStore();
  steward = await joinStore(store.url, store.firstInvite!, 'Stella');
  await send(steward, 'POST', '/libraries', { id: 'sales', name: 'Sales' });
});
afterAll(() => store?.stop());

const colleague = async (role: string, library: string) =>
  joinStore(store.url, (await makeInvite(steward, { role, library })).link, `${role} of ${library}`);

/** A guide in Sales that was edited once, is published, and was reported by a reader. */
async function aSharedGuide() {
  const entry = await publishedEntry(steward);
  const first = steward.guide({ id: entry.id, revision: 1 });
  const [made] = await steward.push('edit:sales', anOp('guide', first));
  const guide: Guide = { ...first, title: 'Second title' };
  await steward.push('edit:sales', anOp('guide', guide, { base: made!.rev }));
  await steward.push('pub:sales', anOp('entry', entry));
  const reader = await colleague('reader', 'sales');
  const flag = aFlag(reader.me.id, { guideId: guide.id });
  await reader.push('pub:sales', anOp('flag', flag));
  return { guide, entry, flag, first, made: made!, reader };
}

const move = (client: Client, guideId: string, to: string, from = 'sales') =>
  send(client, 'POST', `/feeds/edit:${from}/documents/${guideId}/move`, { to });
const live = async (client: Client, feed: string, about: string) =>
  (await client.pull(feed)).filter(
    ({ id, body, deleted }) => !deleted && (id === about || body?.['guideId'] === about),
  );

describe('a guide that is moved', () => {
  test('is there with what readers have and reported, and nowhere else', async () => {
    const { guide, entry, flag, reader } = await aSharedGuide();
    expect(await move(steward, guide.id, 'main')).toBe(204);
    expect((await live(steward, 'edit:main', guide.id)).map(({ body }) => body)).toEqual([guide]);
    const published = (await live(steward, 'pub:main', guide.id)).map(({ body }) => body);
    expect(published).toHaveLength(2);
    expect(published).toEqual(expect.arrayContaining([entry, flag]));
    expect(await live(reader, 'pub:sales', guide.id)).toEqual([]);
    expect(await live(steward, 'edit:sales', guide.id)).toEqual([]);
    const { guides } = await read(steward, '/deleted', DeletedGuides);
    expect(guides.filter(({ id }) => id === guide.id)).toEqual([]);
    const { records } = await read(steward, '/audit', AuditPage);
    expect(records[0]).toMatchObject({
      action: 'guide-moved',
      target: guide.id,
      detail: { from: 'sales', to: 'main' },
    });
  });

  test('has its history with it, and an older state of it can be brought back', async () => {
    const { guide, first, made } = await aSharedGuide();
    await move(steward, guide.id, 'main');
    const { revisions } = await read(steward, `/feeds/edit:main/documents/${guide.id}/revisions`, Revisions);
    expect(revisions.map(({ body }) => body?.['title'])).toEqual(['Second title', 'Second title', first.title]);
    const restore = `/feeds/edit:main/documents/${guide.id}/restore`;
    expect(await send(steward, 'POST', restore, { op: randomUUID(), rev: made.rev })).toBe(200);
    expect((await live(steward, 'edit:main', guide.id))[0]?.body?.['title']).toBe(first.title);
  });

  test('can go back', async () => {
    const { guide } = await aSharedGuide();
    await move(steward, guide.id, 'main');
    expect(await move(steward, guide.id, 'sales', 'main')).toBe(204);
    expect((await live(steward, 'edit:sales', guide.id)).map(({ body }) => body)).toEqual([guide]);
    expect(await live(steward, 'edit:main', guide.id)).toEqual([]);
    expect(await live(steward, 'pub:sales', guide.id)).toHaveLength(2);
  });

  test('is edited there from a state that was read before it moved', async () => {
    const { guide, first, made } = await aSharedGuide();
    await move(steward, guide.id, 'main');
    const late = anOp('guide', { ...first, description: 'Added' }, { base: made.rev });
    const [result] = await steward.push('edit:main', late);
    expect(result).toMatchObject({ status: 'applied', body: { title: 'Second title', description: 'Added' } });
  });
});

test('only authors of both libraries move a guide, and a refusal changes nothing', async () => {
  const { guide, reader } = await aSharedGuide();
  const [here, there] = [await colleague('author', 'sales'), await colleague('author', 'main')];
  for (const client of [here, there, reader]) expect(await move(client, guide.id, 'main')).toBe(403);
  expect(await move(steward, guide.id, 'nowhere')).toBe(404);
  expect(await move(steward, randomUUID(), 'main')).toBe(404);
  expect(await live(steward, 'edit:sales', guide.id)).toHaveLength(1);
  expect(await live(steward, 'pub:sales', guide.id)).toHaveLength(2);
  expect(await live(steward, 'edit:main', guide.id)).toEqual([]);
});

test('what a colleague typed offline meanwhile is set aside for them, and does not make a second guide', async () => {
  const { guide } = await aSharedGuide();
  const { link } = await makeInvite(steward, { role: 'author', library: 'sales' });
  const { device, sync } = await joinWithDevice(link, 'Ann');
  const known = (await readOne(device, 'guide', guide.id))!;
  await saveGuide(device, known, { ...known, title: 'Typed on the train' });
  await move(steward, guide.id, 'main');
  await sync();
  expect((await device.orphans.toArray()).map(({ body }) => body)).toMatchObject([{ title: 'Typed on the train' }]);
  expect(await readAll(device, 'guide')).not.toContainEqual(expect.objectContaining({ id: guide.id }));
  expect(await live(steward, 'edit:sales', guide.id)).toEqual([]);
  expect((await live(steward, 'edit:main', guide.id)).map(({ body }) => body)).toEqual([guide]);
});

test('what was reported and said of it offline meanwhile comes after it, also from who may not read it there', async () => {
  const { guide } = await aSharedGuide();
  const invited = async (role: string, name: string) =>
    joinWithDevice((await makeInvite(steward, { role, library: 'sales' })).link, name);
  const [ann, rob] = [await invited('author', 'Ann'), await invited('reader', 'Rob')];
  const comment = await addComment(ann.device, ann.me, { guideId: guide.id, stepId: null, words: 'Still right?' });
  const content = await contentOfGuide((await readOne(ann.device, 'guide', guide.id))!);
  const report = { guideId: guide.id, verdict: 'approved', words: 'Fine.', content } as const;
  await giveReview(ann.device, ann.me, report);
  const { id, ...raised } = aFlag(rob.me.id, { guideId: guide.id });
  await raiseFlag(rob.device, rob.me, { guideId: guide.id, stepId: null, reason: 'gone', note: 'Not there.' });
  await move(steward, guide.id, 'main');
  for (const one of [ann, rob]) await one.sync();

  expect((await live(steward, 'edit:main', guide.id)).map(({ body }) => body)).toEqual(
    expect.arrayContaining([guide, comment]),
  );
  const flags = (await live(steward, 'pub:main', guide.id)).filter(({ type }) => type === 'flag');
  expect(flags.map(({ body }) => body)).toContainEqual(
    expect.objectContaining({ note: 'Not there.', raisedBy: rob.me.id }),
  );
  for (const feed of ['edit:sales', 'pub:sales']) expect(await live(steward, feed, guide.id)).toEqual([]);
  // An approval counts where it is given: this one is kept for who gave it, and is nowhere else.
  expect((await ann.device.orphans.toArray()).map(({ body }) => body)).toMatchObject([{ words: 'Fine.' }]);
  for (const { device } of [ann, rob]) {
    const left = (await device.documents.toArray()).filter(
      ({ id: own, body }) => own === guide.id || (body as { guideId?: string } | null)?.guideId === guide.id,
    );
    expect(left).toEqual([]);
  }
  // Sent once more, as after an answer that was lost, it is there once.
  await steward.push('pub:sales', anOp('flag', { id, ...raised, raisedBy: steward.me.id }, { op: id }));
  await steward.push('pub:sales', anOp('flag', { id, ...raised, raisedBy: steward.me.id }, { op: id }));
  expect((await live(steward, 'pub:main', guide.id)).filter((one) => one.id === id)).toHaveLength(1);
});

test('approvals come along from authors of the new library only', async () => {
  const { guide } = await aSharedGuide();
  const [here, both] = [await colleague('author', 'sales'), await colleague('author', '*')];
  const content = await contentOfGuide(guide);
  for (const { me, push } of [here, both])
    await push('edit:sales', anOp('review', aReview({ guideId: guide.id, raisedBy: me.id, content })));
  await here.push('edit:sales', anOp('comment', aComment({ guideId: guide.id, raisedBy: here.me.id })));
  expect(await move(steward, guide.id, 'main')).toBe(204);
  const there = await live(steward, 'edit:main', guide.id);
  expect(there.map(({ type, body }) => [type, body?.['raisedBy']])).toEqual(
    expect.arrayContaining([
      ['guide', undefined],
      ['comment', here.me.id],
      ['review', both.me.id],
    ]),
  );
  expect(there).toHaveLength(3);
  expect(await live(steward, 'edit:sales', guide.id)).toEqual([]);
});

test('a library that wants approvals takes no guide that has none', async () => {
  await send(steward, 'POST', '/libraries', { id: 'legal', name: 'Legal' });
  const known = (await steward.pull('ws')).find(({ id }) => id === 'workspace')!;
  const rule = { ...known.body, approvals: { legal: 1 } };
  await steward.push('ws', anOp('workspace', rule, { id: 'workspace', base: known.rev }));
  const { guide } = await aSharedGuide();
  expect(await move(steward, guide.id, 'legal')).toBe(403);
  expect(await live(steward, 'edit:sales', guide.id)).toHaveLength(1);
  expect(await live(steward, 'pub:sales', guide.id)).toHaveLength(2);
  expect(await live(steward, 'edit:legal', guide.id)).toEqual([]);
});
