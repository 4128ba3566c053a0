import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebhookReply } from '#lib/model/webhook.ts';
import { aReview } from '#tests/fixtures/a-review.ts';
import { anOp, joinStore, type Client } from './a-client.ts';
import { startReceiver, type Receiver } from './a-receiver.ts';
import { startStore, type StartedStore } from './start-store.ts';

let store: StartedStore;
let steward: Client;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
  store = await startStore({ env: { HANDRAIL_WEBHOOK_NETWORKS: '127.0.0.1' } });
  steward = await joinStore(store.url, store.firstInvite!, 'Stella');
});
afterAll(async () => {
  await store?.stop();
  await receiver?.stop();
});

test('who asks for a review of which working copy, and who approves it, is told once, without a word of what they say', async () => {
  const wish = { name: 'Chat', url: `${receiver.url}/`, events: ['review-asked', 'review-approved'], library: 'main' };
  const response = await steward.ask('/webhooks', { method: 'POST', body: JSON.stringify(wish) });
  receiver.trusts('/', WebhookReply.parse(await response.json()).secret);
  const guide = steward.guide();
  await steward.push('edit:main', anOp('guide', guide));
  const { id: raisedBy } = steward.me;
  const asked = aReview({ guideId: guide.id, raisedBy, verdict: 'asked', asked: 'bea', words: 'a secret' });
  const [result] = await steward.push('edit:main', anOp('review', asked));
  const approved = { ...asked, verdict: 'approved', asked: null, raisedAt: '2020-01-01T00:00:00.000Z' };
  const [given] = await steward.push('edit:main', anOp('review', approved, { base: result!.rev }));
  const withdrawn = anOp('review', null, { id: approved.id, base: given!.rev });
  await steward.push('edit:main', withdrawn);
  const undo = anOp('review', approved, { base: withdrawn.op });
  await steward.push('edit:main', undo);
  const next = { ...asked, asked: null, content: 'f'.repeat(64) };
  await steward.push('edit:main', anOp('review', next, { base: undo.op }));
  const received = await receiver.until(3);
  const by = { id: raisedBy, name: 'Stella' };
  const common = { library: 'main', guide: { id: guide.id, title: guide.title, revision: null }, by, link: null };
  expect(received.map(({ body }) => [body.type, body.data])).toEqual([
    ['review-asked', { ...common, review: { asked: 'bea' } }],
    ['review-approved', { ...common, review: { asked: null } }],
    ['review-asked', { ...common, review: { asked: null } }],
  ]);
  expect(received.map(({ raw }) => raw).join('')).not.toContain('secret');
});
