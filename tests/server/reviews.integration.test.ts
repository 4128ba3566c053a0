import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { setApprovals } from '#lib/authoring/approvals.ts';
import { addComment } from '#lib/authoring/comments.ts';
import { createGuide, publishGuide } from '#lib/authoring/guides.ts';
import { deleteGuide, restoreGuide, withdrawGuide } from '#lib/authoring/removal.ts';
import { askForReview, giveReview, withdrawReview } from '#lib/authoring/reviews.ts';
import { saveGuide } from '#lib/authoring/saving.ts';
import { contentOf, contentOfGuide, publicationOf } from '#lib/model/publication.ts';
import { reviewId } from '#lib/model/review.ts';
import { AuditPage } from '#lib/model/steward.ts';
import type { Device } from '#lib/store/device.ts';
import { readAll, readLibrary, readOne } from '#lib/store/read.ts';
import { raiseFlag } from '#lib/reading/flags.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';
import { aComment, aReview } from '#tests/fixtures/a-review.ts';
import { anOp, clientOf, statusOf, upload, type Client } from './a-client.ts';
import { joinWithDevice, type JoinedDevice } from './a-joined-device.ts';
import { makeInvite, read } from './a-steward.ts';
import { openDatabase } from '../../server/src/db/database.ts';
import { tidy } from '../../server/src/store/tidy.ts';
import { startStore, type StartedStore } from './start-store.ts';

const silent = { info: () => undefined, error: () => undefined, debug: () => undefined };

interface Colleague extends JoinedDevice {
  client: Client;
}

let store: StartedStore;
let stella: Colleague;
beforeAll(async () => {
  store = await startStore();
  stella = await aColleague(store.firstInvite!, 'Stella');
});
afterAll(() => store?.stop());

async function aColleague(link: string, name: string): Promise<Colleague> {
  const joined = await joinWithDevice(link, name);
  return { ...joined, client: clientOf(store.url, joined.token, joined.me) };
}
const invited = async (role: string, name: string) =>
  aColleague((await makeInvite(stella.client, { role, library: '*' })).link, name);
const refusedOn = (device: Device) => device.documents.filter(({ refused }) => refused !== null).toArray();

test('a draft under review reaches the authors of the library and no reader; its approval lets it be published', async () => {
  const [ann, bea, rob] = [
    await invited('author', 'Ann'),
    await invited('author', 'Bea'),
    await invited('reader', 'Rob'),
  ];
  await setApprovals(stella.device, stella.me, 'main', 1);
  await stella.sync();
  await ann.sync();
  const draft = await createGuide(ann.device, ann.me, { ...aGuide({ authorId: ann.me.id }), kind: 'walkthrough' });
  await askForReview(ann.device, ann.me, draft.id, { library: 'main', asked: bea.me.id, words: 'Step 1?' });
  for (const one of [ann, bea, rob]) await one.sync();
  expect(await readOne(bea.device, 'guide', draft.id)).toEqual(draft);
  expect(await readAll(bea.device, 'review')).toMatchObject([{ guideId: draft.id, asked: bea.me.id }]);
  expect(await rob.device.documents.where('type').anyOf('guide', 'review').count()).toBe(0);

  await expect(publishGuide(ann.device, ann.me, draft.id)).rejects.toMatchObject({ code: 'not-allowed' });
  const seen = (await readOne(bea.device, 'guide', draft.id))!;
  const content = await contentOfGuide(seen);
  await giveReview(bea.device, bea.me, { guideId: draft.id, verdict: 'approved', words: '', content });
  const comment = await addComment(bea.device, bea.me, { guideId: draft.id, stepId: null, words: 'Good.' });
  for (const one of [bea, ann]) await one.sync();
  expect(await readAll(ann.device, 'comment')).toEqual([comment]);
  const entry = await publishGuide(ann.device, ann.me, draft.id);
  for (const one of [ann, rob]) await one.sync();
  expect(await refusedOn(ann.device)).toEqual([]);
  expect(await readAll(rob.device, 'entry')).toEqual([entry]);

  const deleted = await deleteGuide(ann.device, ann.me, draft.id);
  await ann.sync();
  await restoreGuide(ann.device, ann.me, deleted);
  for (const one of [ann, rob]) await one.sync();
  expect(await refusedOn(ann.device)).toEqual([]);
  expect(await readAll(rob.device, 'entry')).toEqual([entry]);
  expect((await read(stella.client, '/audit', AuditPage)).records).toContainEqual(
    expect.objectContaining({
      action: 'approvals-changed',
      target: 'main',
      detail: expect.objectContaining({ needed: 1 }),
    }),
  );
});

test('an approval that is lifted while its guide is being published: nobody calls the guide published', async () => {
  const [ann, bea, rob] = [
    await invited('author', 'Ann'),
    await invited('author', 'Bea'),
    await invited('reader', 'Rob'),
  ];
  await setApprovals(stella.device, stella.me, 'main', 1);
  await stella.sync();
  const everybody = async (...people: Colleague[]) => {
    for (const one of people) await one.sync();
  };
  await everybody(ann, bea);
  const draft = await createGuide(ann.device, ann.me, { ...aGuide({ authorId: ann.me.id }), kind: 'walkthrough' });
  const { id } = draft;
  const approve = async () => {
    const content = await contentOfGuide((await readOne(bea.device, 'guide', id))!);
    await giveReview(bea.device, bea.me, { guideId: id, verdict: 'approved', words: '', content });
    await everybody(bea, ann);
  };
  /** Ann has not heard of it yet. */
  const publishWithout = async () => {
    await withdrawReview(bea.device, bea.me, id);
    await bea.sync();
    await publishGuide(ann.device, ann.me, id);
    await everybody(ann, ann, bea, rob);
  };
  const itemOf = async ({ device }: Colleague) => (await readLibrary(device)).find((item) => item.id === id);

  await askForReview(ann.device, ann.me, id, { library: 'main', asked: bea.me.id, words: '' });
  await everybody(ann, bea);
  await approve();
  await publishWithout();
  for (const one of [ann, bea]) {
    expect(await itemOf(one)).toMatchObject({ status: 'draft', entry: null, refused: null });
    expect((await itemOf(one))!.guide).toMatchObject({ revision: 0, hasChanges: false, isArchived: false });
  }
  expect((await itemOf(ann))!.notPublished).toMatch(/a colleague has to approve exactly this/);
  expect((await itemOf(bea))!.notPublished).toBeNull();
  expect(await itemOf(rob)).toBeUndefined();

  await approve();
  const entry = await publishGuide(ann.device, ann.me, id);
  await everybody(ann, ann, bea, rob);
  expect(await itemOf(ann)).toMatchObject({ status: 'published', entry, notPublished: null });

  const published = (await readOne(ann.device, 'guide', id))!;
  await saveGuide(ann.device, published, { ...published, title: 'Better' });
  await everybody(ann, bea);
  await approve();
  await publishWithout();
  for (const one of [ann, bea]) expect(await itemOf(one)).toMatchObject({ status: 'changed', entry, title: 'Better' });
  expect(await itemOf(rob)).toMatchObject({ status: 'published', entry });

  // Withdrawn, changed and approved, and not published again after all.
  await withdrawGuide(ann.device, ann.me, id);
  await everybody(ann, bea);
  await approve();
  await publishWithout();
  for (const one of [ann, bea]) expect(await itemOf(one)).toMatchObject({ status: 'archived', entry: null });
  await deleteGuide(ann.device, ann.me, id);
  await everybody(ann, ann, bea);
  expect((await ann.device.documents.toArray()).filter((row) => row.id === id)).toEqual([]);
  expect(await ann.device.orphans.count()).toBe(0);
});

test('the store itself asks for approvals: a client that asks nobody publishes nothing', async () => {
  const [ann, bea] = [await invited('author', 'Ann'), await invited('author', 'Bea')];
  await setApprovals(stella.device, stella.me, 'main', 2);
  await stella.sync();
  const guide = ann.client.guide();
  const { entry, body } = await publicationOf(guide, new Date().toISOString());
  await upload(ann.client, body);
  const publish = (change = {}) => statusOf(ann.client, 'pub:main', anOp('entry', { ...entry, ...change }));
  const approve = async ({ client }: Colleague, overrides = {}) => {
    const said = { guideId: guide.id, raisedBy: client.me.id, content: await contentOf(entry), ...overrides };
    const review = aReview(said);
    const base = (await client.pull('edit:main')).find(({ id }) => id === review.id)?.rev ?? null;
    return statusOf(client, 'edit:main', anOp('review', review, { base }));
  };
  expect(await publish()).toBe('forbidden');
  // One's own approval, one of something else, and a wish for changes are none.
  expect(await approve(ann)).toBe('applied');
  expect(await approve(bea, { content: 'f'.repeat(64) })).toBe('applied');
  expect(await approve(stella, { verdict: 'changes', words: 'No.' })).toBe('applied');
  expect(await publish()).toBe('forbidden');
  expect(await approve(bea)).toBe('applied');
  expect(await publish()).toBe('forbidden');
  expect(await approve(stella)).toBe('applied');
  expect(await publish({ title: 'Something else' })).toBe('forbidden');
  expect(await publish({ pages: ['https://other.example.com/*'] })).toBe('forbidden');
  expect(await publish()).toBe('applied');
  // What readers had may come back, whatever became of the approvals.
  const rev = (await ann.client.pull('pub:main')).find(({ id }) => id === entry.id)!.rev;
  expect(await statusOf(ann.client, 'pub:main', anOp('entry', null, { id: entry.id, base: rev }))).toBe('applied');
  expect(await approve(bea, { content: 'f'.repeat(64) })).toBe('applied');
  expect(await publish({ title: 'Something else' })).toBe('forbidden');
  expect(await publish()).toBe('applied');
});

test('nobody reviews or comments in the name of another, and readers do neither', async () => {
  const [ann, rob] = [await invited('author', 'Ann'), await invited('reader', 'Rob')];
  const guideId = crypto.randomUUID();
  const said = (who: string) => aReview({ guideId, raisedBy: who, id: reviewId(guideId, who) });
  expect(await statusOf(ann.client, 'edit:main', anOp('review', said(stella.me.id)))).toBe('forbidden');
  expect(await statusOf(ann.client, 'edit:main', anOp('comment', aComment({ raisedBy: stella.me.id })))).toBe(
    'forbidden',
  );
  for (const body of [said(rob.me.id), aComment({ raisedBy: rob.me.id })])
    expect(await statusOf(rob.client, 'edit:main', anOp('verdict' in body ? 'review' : 'comment', body))).toBe(
      'forbidden',
    );
  const workspace = { schemaVersion: 1, name: 'W', approvals: {} };
  const lift = anOp('workspace', workspace, { id: 'workspace' });
  expect(await statusOf(ann.client, 'ws', lift)).toBe('forbidden');
});

test('what was said of a guide comes back with it, and goes with it once it cannot come back any more', async () => {
  const [ann, bea, rob] = [
    await invited('author', 'Ann'),
    await invited('author', 'Bea'),
    await invited('reader', 'Rob'),
  ];
  await setApprovals(stella.device, stella.me, 'main', 0);
  await stella.sync();
  await ann.sync();
  const draft = await createGuide(ann.device, ann.me, { ...aGuide({ authorId: ann.me.id }), kind: 'walkthrough' });
  const { id: guideId } = draft;
  await publishGuide(ann.device, ann.me, guideId);
  for (const one of [ann, bea, rob]) await one.sync();
  await addComment(bea.device, bea.me, { guideId, stepId: null, words: 'Good.' });
  const content = await contentOfGuide((await readOne(bea.device, 'guide', guideId))!);
  await giveReview(bea.device, bea.me, { guideId, verdict: 'approved', words: '', content });
  await raiseFlag(rob.device, rob.me, { guideId, stepId: null, reason: 'gone', note: 'Not there.' });
  for (const one of [bea, rob, ann]) await one.sync();
  const saidOn = async ({ device }: Colleague) =>
    (await Promise.all((['flag', 'comment', 'review'] as const).map((type) => readAll(device, type))))
      .flat()
      .filter((one) => one.guideId === guideId).length;

  const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000);
  await using db = openDatabase(await store.databaseUrl(), silent);
  const deleted = await deleteGuide(ann.device, ann.me, guideId);
  await ann.sync();
  await tidy(db, 'main', inDays(29));
  await restoreGuide(ann.device, ann.me, deleted);
  for (const one of [ann, bea, rob]) await one.sync();
  await tidy(db, 'main', inDays(31));
  for (const one of [ann, bea, rob]) await one.sync();
  expect([await saidOn(ann), await saidOn(bea), await saidOn(rob)]).toEqual([3, 3, 1]);

  await deleteGuide(ann.device, ann.me, guideId);
  await ann.sync();
  await tidy(db, 'main', inDays(31));
  // The store looks once a second what other processes did.
  await vi.waitFor(
    async () => {
      for (const one of [ann, bea, rob]) await one.sync();
      expect([await saidOn(ann), await saidOn(bea), await saidOn(rob)]).toEqual([0, 0, 0]);
    },
    { timeout: 10_000 },
  );
  const kept = await db.selectFrom('revision').select('body').where('body', 'is not', null).execute();
  expect(kept.filter(({ body }) => (body as { guideId?: string }).guideId === guideId)).toEqual([]);
});
