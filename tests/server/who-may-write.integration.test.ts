import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentTypes, type DocumentType } from '#lib/model/documents.ts';
import { labelId } from '#lib/model/label.ts';
import { PushReply, type Op } from '#lib/model/sync.ts';
import type { Role } from '#lib/model/workspace.ts';
import { aQuestion } from '#tests/fixtures/a-question.ts';
import { aComment, aReview } from '#tests/fixtures/a-review.ts';
import { createInvite } from '../../server/src/access/invites.ts';
import { openDatabase } from '../../server/src/db/database.ts';
import { foundWorkspace, join } from '../../server/src/store/people.ts';
import { aFlag, anOp, clientOf, joinStore, publishedEntry, type Client } from './a-client.ts';
import { makeInvite, send } from './a-steward.ts';
import { startStore, type StartedStore } from './start-store.ts';

const log = { info: () => undefined, error: () => undefined, debug: () => undefined };
const roles: readonly Role[] = ['reader', 'author', 'expert', 'steward'];
const libraries = ['main', 'sales'];

interface Somebody {
  client: Client;
  role: Role;
  library: string;
}
let store: StartedStore;
let first: Client;
const people = new Map<string, Somebody>();
let foreign: Client;

beforeAll(async () => {
  store = await startStore();
  first = await joinStore(store.url, store.firstInvite!, 'Stella');
  await send(first, 'POST', '/libraries', { id: 'sales', name: 'Sales' });
  for (const library of ['*', ...libraries])
    for (const role of roles) {
      const { link } = await makeInvite(first, { role, library });
      people.set(`${role} of ${library}`, { client: await joinStore(store.url, link, 'Somebody'), role, library });
    }
  await using db = openDatabase(await store.databaseUrl(), log);
  await foundWorkspace(db, 'other', 'Another', new Date());
  const { code } = await createInvite(db, 'other', { role: 'steward' }, new Date());
  const { token, person } = await join(db, 'other', { invite: code, name: 'Mallory', device: 'test' }, new Date());
  foreign = clientOf(store.url, token, person);
});
afterAll(() => store?.stop());

/** One new document of each type, in this person's own name. */
async function ownOf(client: Client): Promise<Record<DocumentType, object>> {
  const me = client.me.id;
  const [guideId, id] = [crypto.randomUUID(), crypto.randomUUID()];
  return {
    guide: client.guide(),
    entry: await publishedEntry(client),
    flag: aFlag(me),
    label: { schemaVersion: 1, id: labelId(guideId, me), guideId, toldBy: me, steps: {} },
    question: aQuestion({ raisedBy: me }),
    comment: aComment({ raisedBy: me }),
    review: aReview({ raisedBy: me }),
    app: { schemaVersion: 1, id, name: 'CRM', origins: [`https://${id}.example.com`] },
    person: { schemaVersion: 1, id, name: 'X', role: 'steward' },
    workspace: { schemaVersion: 1, name: 'Acme' },
  };
}

/** Who may make what where, said once more and by hand; the rule itself is `mayWrite`. */
function mayMake(type: DocumentType, feed: string, { role, library }: Somebody, isOwnDraft: boolean): boolean {
  const [kind, place = ''] = feed.split(':');
  const isHere = kind === 'ws' || library === '*' || library === place;
  const isAuthor = isHere && role !== 'reader';
  const table: Partial<Record<string, boolean>> = {
    'ws app': isAuthor,
    'ws question': true,
    'ws workspace': role === 'steward' && library === '*',
    'pub entry': isAuthor,
    'pub flag': isHere,
    'pub label': isHere,
    'edit guide': isAuthor,
    'edit comment': isAuthor,
    'edit review': isAuthor,
    'me guide': isOwnDraft,
  };
  return table[`${kind} ${type}`] ?? false;
}

/** What the store says to each op; where the feed is closed it says the same to all of them. */
async function statusesOf(client: Client, feed: string, ops: Op[]): Promise<string[]> {
  const body = JSON.stringify({ epoch: await (client === foreign ? first : client).epochOf(feed), ops });
  const response = await client.ask(`/feeds/${feed}/push`, { method: 'POST', body });
  if (!response.ok) return ops.map(() => (response.status === 403 ? 'forbidden' : String(response.status)));
  return PushReply.parse(await response.json()).results.map(({ status }) => status);
}
const isDone = (status: string) => ['applied', 'same', 'clash'].includes(status);

test('every document, in every feed, by every role of every library', async () => {
  const shared = ['ws', ...libraries.flatMap((library) => [`pub:${library}`, `edit:${library}`])];
  for (const [who, somebody] of people) {
    const { client } = somebody;
    const mine = `me:${client.me.id}`;
    for (const feed of [...shared, mine, `me:${first.me.id}`]) {
      const documents = await ownOf(client);
      const ops = documentTypes.map((type) =>
        anOp(type, documents[type], type === 'workspace' ? { id: 'workspace' } : {}),
      );
      const statuses = await statusesOf(client, feed, ops);
      const done = documentTypes.filter((_, index) => isDone(statuses[index]!));
      expect([who, feed, done]).toEqual([
        who,
        feed,
        documentTypes.filter((type) => mayMake(type, feed, somebody, feed === mine)),
      ]);
    }
  }
});

test('nobody speaks in the name of another, be they who they may', async () => {
  const documents = await ownOf(first);
  const places: [DocumentType, string][] = [
    ['flag', 'pub:main'],
    ['label', 'pub:main'],
    ['question', 'ws'],
    ['comment', 'edit:main'],
    ['review', 'edit:main'],
    ['guide', 'edit:main'],
    ['entry', 'pub:main'],
  ];
  for (const [who, { client }] of people)
    for (const [type, feed] of places) {
      const [status] = await statusesOf(client, feed, [anOp(type, documents[type])]);
      expect([who, type, status === 'forbidden' || status === 'invalid']).toEqual([who, type, true]);
    }
});

test('questions are answered, and comments resolved, by authors; a review is nobody’s but its author’s', async () => {
  const me = first.me.id;
  const [question, comment, review] = [
    aQuestion({ raisedBy: me }),
    aComment({ raisedBy: me }),
    aReview({ raisedBy: me }),
  ];
  const [asked] = await first.push('ws', anOp('question', question));
  const [said] = await first.push('edit:sales', anOp('comment', comment));
  const [given] = await first.push('edit:sales', anOp('review', review));
  for (const [who, { client, role, library }] of people) {
    const by = { resolvedBy: client.me.id, resolvedAt: '2026-11-22T10:00:00.000Z' };
    const answered = { ...question, status: 'answered', answer: 'So.', ...by };
    const resolved = { ...comment, status: 'resolved', ...by };
    const isAuthor = role !== 'reader';
    const isHere = library !== 'main';
    const statuses = [
      ...(await statusesOf(client, 'ws', [anOp('question', answered, { base: asked!.rev })])),
      ...(await statusesOf(client, 'edit:sales', [
        anOp('comment', resolved, { base: said!.rev }),
        anOp('review', { ...review, verdict: 'changes', words: 'No.' }, { base: given!.rev }),
        anOp('review', null, { id: review.id, base: given!.rev }),
        anOp('comment', { ...comment, words: 'Other words' }, { base: said!.rev }),
      ])),
    ].map(isDone);
    expect([who, statuses]).toEqual([who, [isAuthor, isAuthor && isHere, false, false, false]]);
  }
});

test('a steward of another workspace reads and writes none of it', async () => {
  const documents = await ownOf(first);
  for (const feed of ['ws', 'pub:main', 'edit:main']) {
    for (const type of documentTypes) {
      const [status] = await statusesOf(foreign, feed, [anOp(type, documents[type])]);
      expect([feed, type, status]).toEqual([feed, type, '401']);
    }
    expect((await foreign.ask(`/feeds/${feed}/changes`)).status).toBe(401);
  }
});
