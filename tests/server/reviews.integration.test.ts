import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setApprovals } from '#lib/authoring/approvals.ts';
import { addComment } from '#lib/authoring/comments.ts';
import { createGuide, publishGuide } from '#lib/authoring/guides.ts';
import { deleteGuide, restoreGuide } from '#lib/authoring/removal.ts';
import { askForReview, giveReview } from '#lib/authoring/reviews.ts';
import { contentOf, contentOfGuide, publicationOf } from '#lib/model/publication.ts';
import { reviewId } from '#lib/model/review.ts';
import { AuditPage } from '#lib/model/steward.ts';
import type { Device } from '#lib/store/device.ts';
import { readAll, readOne } from '#lib/store/read.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';
import { aComment, aReview } from '#tests/fixtures/a-review.ts';
import type { Role } from '#lib/model/workspace.ts';
import { anOp, statusOf, upload } from './a-client.ts';
import { aColleague, invited as invitedBy, type Colleague } from './a-colleague.ts';
import { read } from './a-steward.ts';
import { startStore, type StartedStore } from './start-store.ts';

let store: StartedStore;
let stella: Colleague;
beforeAll(async () => {
  store = await startStore();
  stella = await aColleague(store, store.firstInvite!, 'Stella');
});
afterAll(() => store?.stop());

const invited = (role: Role, name: string) => invitedBy(store, stella, role, name);
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
