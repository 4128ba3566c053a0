import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DeliveryPage, WebhookReply, Webhooks, type Delivery } from '#lib/model/webhook.ts';
import { openDatabase } from '../../server/src/db/database.ts';
import { claimDue } from '../../server/src/webhooks/deliveries.ts';
import { aQuestion } from '#tests/fixtures/a-question.ts';
import { aFlag, anOp, clientOf, joinStore, publishedEntry, type Client } from './a-client.ts';
import { startReceiver, type Receiver } from './a-receiver.ts';
import { read, send } from './a-steward.ts';
import { startStore, type StartedStore } from './start-store.ts';

const env = { HANDRAIL_WEBHOOK_NETWORKS: '127.0.0.1' };
const paths = { published: '/published', all: '/all' };
let store: StartedStore;
let steward: Client;
let receiver: Receiver;

beforeAll(async () => {
  store = await startStore({ env });
  steward = await joinStore(store.url, store.firstInvite ?? '', 'Stella');
});
afterAll(() => store.stop());
beforeEach(async () => {
  receiver = await startReceiver();
  for (const { id } of await list()) await send(steward, 'DELETE', `/webhooks/${id}`);
  return () => receiver.stop();
});

const list = async () => (await read(steward, '/webhooks', Webhooks)).webhooks;
const deliveriesOf = async (id: string): Promise<Delivery[]> =>
  (await read(steward, `/webhooks/${id}/deliveries`, DeliveryPage)).deliveries;

async function addWebhook(path: string, wish: object = {}) {
  const url = `${receiver.url}${path}`;
  const body = { name: 'Chat', url, events: ['published', 'flagged', 'fixed'], ...wish };
  const response = await steward.ask('/webhooks', { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(await response.text());
  const { webhook, secret } = WebhookReply.parse(await response.json());
  receiver.trusts(path, secret);
  return { ...webhook, secret };
}

async function publish(by = steward) {
  const entry = await publishedEntry(by);
  const [result] = await by.push('pub:main', anOp('entry', entry));
  return { entry, rev: result?.rev ?? null };
}

async function until<T>(ask: () => Promise<T>, isIt: (value: T) => boolean): Promise<T> {
  const deadline = Date.now() + 45_000;
  for (;;) {
    const value = await ask();
    if (isIt(value)) return value;
    if (Date.now() > deadline) throw new Error(`Still ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('who published, flagged and fixed which guide is told, and no word of it but its title', async () => {
  await addWebhook(paths.all);
  await addWebhook(paths.published, { events: ['published'], library: 'main' });
  const app = { schemaVersion: 1, id: crypto.randomUUID(), name: 'CRM', origins: ['https://crm.example.com'] };
  await steward.push('ws', anOp('app', app));
  const entry = { ...(await publishedEntry(steward)), appId: app.id, description: 'a secret description' };
  await steward.push('pub:main', anOp('entry', entry));
  const flag = aFlag(steward.me.id, { guideId: entry.id, note: 'a secret note', reason: 'gone' });
  const [raised] = await steward.push('pub:main', anOp('flag', flag));
  const answered = { status: 'fixed', answer: 'a secret answer', resolvedBy: steward.me.id, resolvedAt: flag.raisedAt };
  await steward.push('pub:main', anOp('flag', { ...flag, ...answered }, { base: raised?.rev ?? null }));

  const received = await receiver.until(4);
  const guide = { id: entry.id, title: entry.title, revision: 1 };
  const by = { id: steward.me.id, name: 'Stella' };
  const common = { library: 'main', guide, by, link: 'https://crm.example.com' };
  const told = { id: flag.id, reason: 'gone', stepId: null };
  const all = received.filter(({ path }) => path === paths.all).map(({ body }) => [body.type, body.data]);
  expect(all).toEqual([
    ['published', common],
    ['flagged', { ...common, flag: told }],
    ['fixed', { ...common, flag: told }],
  ]);
  expect(received.filter(({ path }) => path === paths.published)).toHaveLength(1);
  expect(received.map(({ raw }) => raw).join('')).not.toContain('secret');
  expect(new Set(received.map(({ id }) => id)).size).toBe(4);
});

test('who asked what on which page is told to those who hear of every library', async () => {
  await addWebhook(paths.all, { events: ['asked'] });
  await addWebhook(paths.published, { events: ['asked', 'published'], library: 'main' });
  const question = aQuestion({ raisedBy: steward.me.id });
  await steward.push('ws', anOp('question', question));
  await publish();
  const received = await receiver.until(2);
  const { id, words, page } = question;
  const asked = received.find(({ path }) => path === paths.all)?.body;
  expect([asked?.type, asked?.data]).toEqual([
    'asked',
    { question: { id, words, page }, by: { id: steward.me.id, name: 'Stella' }, link: 'https://crm.example.com' },
  ]);
  expect(received.filter(({ path }) => path === paths.published).map(({ body }) => body.type)).toEqual(['published']);
});

test('a refused or repeated change is not told', async () => {
  const { id } = await addWebhook(paths.all);
  const op = anOp('entry', await publishedEntry(steward));
  await steward.push('pub:main', op);
  await steward.push('pub:main', op);
  await steward.push('pub:main', anOp('entry', { ...(await publishedEntry(steward)), body: 'f'.repeat(64) }));
  await receiver.until(1);
  expect(await deliveriesOf(id)).toHaveLength(1);
});

test('a secret is shown when it is made, and by nothing after that', async () => {
  const { id, secret } = await addWebhook(paths.all);
  await send(steward, 'POST', `/webhooks/${id}/test`);
  await receiver.until(1);
  const asked = ['/webhooks', `/webhooks/${id}/deliveries`, '/audit', '/audit/export'];
  const said = await Promise.all(asked.map(async (path) => (await steward.ask(path)).text()));
  expect(said.join('')).toContain(id);
  expect(said.join('')).not.toContain(secret.slice('whsec_'.length, 20));

  const renewed = await steward.ask(`/webhooks/${id}/secret`, { method: 'POST' });
  expect(renewed.headers.get('cache-control')).toBe('no-store');
  const { secret: next } = WebhookReply.parse(await renewed.json());
  expect(next).not.toBe(secret);
  receiver.trusts(paths.all, next);
  await send(steward, 'POST', `/webhooks/${id}/test`);
  expect((await receiver.until(2))[1]?.body.type).toBe('test');
});

test('what fails is tried again under the same id, and the log says how it went', async () => {
  const { id } = await addWebhook(paths.all);
  receiver.answers(500);
  const { entry } = await publish();
  const failed = await until(
    () => deliveriesOf(id),
    ([one]) => one?.status === 500,
  );
  expect(failed[0]).toMatchObject({ event: 'published', state: 'waiting', attempts: 1, reason: 'The answer was 500.' });
  expect(Date.parse(failed[0]?.nextAt ?? '')).toBeGreaterThan(Date.now());
  receiver.answers(204);
  const [came] = await receiver.until(1);
  expect(came).toMatchObject({ id: failed[0]?.id, body: { data: { guide: { id: entry.id } } } });
  const done = await until(
    () => deliveriesOf(id),
    ([one]) => one?.state === 'delivered',
  );
  expect(done[0]).toMatchObject({ attempts: 2, status: 204, reason: null, nextAt: null, body: came?.raw });

  expect(await send(steward, 'POST', `/webhooks/${id}/deliveries/${came?.id}/again`)).toBe(204);
  expect((await receiver.until(2))[1]?.id).toBe(came?.id);
  expect(await send(steward, 'POST', `/webhooks/${id}/deliveries/none/again`)).toBe(404);
});

test('a paused webhook hears nothing until it is resumed; a removed one never again', async () => {
  const { id } = await addWebhook(paths.all);
  receiver.answers(503, { 'retry-after': '2' });
  await publish();
  await until(
    () => deliveriesOf(id),
    ([one]) => one?.status === 503,
  );
  receiver.answers(204);
  expect(await send(steward, 'POST', `/webhooks/${id}/pause`)).toBe(204);
  await publish();
  expect(await send(steward, 'POST', `/webhooks/${id}/test`)).toBe(409);
  const knocks = receiver.knocks();
  await new Promise((resolve) => setTimeout(resolve, 6_500));
  expect(receiver.knocks()).toBe(knocks);
  expect((await list())[0]).toMatchObject({ waiting: 1, pausedAt: expect.any(String) });

  expect(await send(steward, 'POST', `/webhooks/${id}/resume`)).toBe(204);
  await receiver.until(1);
  expect((await list())[0]).toMatchObject({ pausedAt: null });
  expect(await send(steward, 'DELETE', `/webhooks/${id}`)).toBe(204);
  await publish();
  expect(await list()).toEqual([]);
  expect((await steward.ask(`/webhooks/${id}/deliveries`)).status).toBe(404);
  expect(receiver.received).toHaveLength(1);
});

test('what was confirmed is told although the store is killed before it could tell', async () => {
  await addWebhook(paths.all);
  receiver.answers(500);
  const guides = [];
  for (let count = 0; count < 5; count += 1) guides.push((await publish()).entry.id);
  await store.kill();
  receiver.answers(204);
  await store.restart();
  steward = clientOf(store.url, steward.token, steward.me);
  await until(
    async () => new Set(receiver.received.map(({ body }) => body.data.guide?.id)).size,
    (count) => count === 5,
  );
  expect(new Set(receiver.received.map(({ body }) => body.data.guide?.id))).toEqual(new Set(guides));
});

test('two processes share the work, and each message is sent by one of them', async () => {
  const database = { DATABASE_URL: await store.databaseUrl() };
  const strict = await startStore({ env: { ...database, HANDRAIL_WEBHOOK_NETWORKS: '' } });
  const wish = { name: 'Chat', url: receiver.url, events: ['fixed'] };
  const plainly = { method: 'POST', body: JSON.stringify(wish) };
  const refused = await clientOf(strict.url, steward.token, steward.me).ask('/webhooks', plainly);
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('https://')]);
  await strict.stop();

  const second = await startStore({ env: { ...env, ...database } });
  try {
    const webhooks = await Promise.all(Array.from({ length: 4 }, (_, index) => addWebhook(`/${index}`)));
    for (let count = 0; count < 10; count += 1) await publish();
    await receiver.until(40);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(receiver.knocks()).toBe(40);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(40);
    for (const { id } of webhooks)
      expect((await deliveriesOf(id)).map(({ attempts }) => attempts)).toEqual(Array(10).fill(1));
  } finally {
    await second.stop();
  }
});

test('of many who take what is due at the same moment, one gets each delivery', async () => {
  const log = { info: () => undefined, error: () => undefined, debug: () => undefined };
  const db = openDatabase(await store.databaseUrl(), log);
  // A workspace of its own, of which no process of the store knows.
  const [ws, at] = ['other', new Date()];
  const common = { ws, at, events: '[]', library: '*', url: 'https://w.example', secret: 's' };
  const names = Array.from({ length: 8 }, (_, index) => `w${index}`);
  try {
    await db
      .insertInto('webhook')
      .values(names.map((id) => ({ ...common, id, name: id })))
      .execute();
    for (let round = 0; round < 25; round += 1) {
      const rows = names.map((webhook) => ({ ws, webhook, event: 'test', body: '{}', at, next_at: at }));
      await db
        .insertInto('delivery')
        .values(rows.map((row) => ({ ...row, id: `${round}-${row.webhook}` })))
        .execute();
      const taken = await Promise.all(Array.from({ length: 8 }, () => claimDue(db, ws, at, { most: 8, busy: [] })));
      expect(
        taken
          .flat()
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(names.map((name) => `${round}-${name}`));
    }
  } finally {
    await db.destroy();
  }
});
