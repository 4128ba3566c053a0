import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { setApprovals } from '#lib/authoring/approvals.ts';
import { addComment } from '#lib/authoring/comments.ts';
import { createGuide, publishGuide } from '#lib/authoring/guides.ts';
import { deleteGuide, restoreGuide, withdrawGuide } from '#lib/authoring/removal.ts';
import { askForReview, giveReview, withdrawReview } from '#lib/authoring/reviews.ts';
import { saveGuide } from '#lib/authoring/saving.ts';
import { draftFeed } from '#lib/model/feeds.ts';
import { contentOfGuide } from '#lib/model/publication.ts';
import type { Role } from '#lib/model/workspace.ts';
import { raiseFlag } from '#lib/reading/flags.ts';
import { readAll, readLibrary, readOne } from '#lib/store/read.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';
import { openDatabase } from '../../server/src/db/database.ts';
import { tidy } from '../../server/src/store/tidy.ts';
import { aColleague, invited as invitedBy, type Colleague } from './a-colleague.ts';
import { startStore, type StartedStore } from './start-store.ts';

const silent = { info: () => undefined, error: () => undefined, debug: () => undefined };
let store: StartedStore;
let stella: Colleague;
beforeAll(async () => {
  store = await startStore();
  stella = await aColleague(store, store.firstInvite!, 'Stella');
});
afterAll(() => store?.stop());
const invited = (role: Role, name: string) => invitedBy(store, stella, role, name);

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
  await ann.sync();
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
  const draftRemoved = (at: Date) =>
    db.updateTable('doc').set({ at }).where('id', '=', guideId).where('feed', '=', draftFeed(ann.me.id)).execute();
  await draftRemoved(inDays(20));
  await tidy(db, 'main', inDays(31));
  for (const one of [bea, rob]) await one.sync();
  expect([await saidOn(bea), await saidOn(rob)], 'its draft can still be brought back').toEqual([3, 1]);
  await draftRemoved(new Date());
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

test('a guide that was published twice offline, and refused, is a draft again that nobody ever had', async () => {
  const ann = await invited('author', 'Ann');
  await setApprovals(stella.device, stella.me, 'main', 0);
  await stella.sync();
  await ann.sync();
  const { id } = await createGuide(ann.device, ann.me, { ...aGuide({ authorId: ann.me.id }), kind: 'walkthrough' });
  await setApprovals(stella.device, stella.me, 'main', 1);
  await stella.sync();
  await publishGuide(ann.device, ann.me, id);
  const published = (await readOne(ann.device, 'guide', id))!;
  await saveGuide(ann.device, published, { ...published, title: 'Better' });
  await publishGuide(ann.device, ann.me, id);
  await ann.sync();
  await ann.sync();
  expect((await readLibrary(ann.device)).find((item) => item.id === id)).toMatchObject({
    status: 'draft',
    title: 'Better',
    guide: { revision: 0, hasChanges: false, isArchived: false },
  });
});
