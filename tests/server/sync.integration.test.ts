import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aStep } from '#tests/fixtures/a-guide.ts';
import { aFlag, anOp, joinStore, type Client } from './a-client.ts';
import { startStore, type StartedStore } from './start-store.ts';

let store: StartedStore;
let author: Client;
let second: Client;
let reader: Client;

beforeAll(async () => {
  store = await startStore();
  author = await joinStore(store.url, await store.invite('author'), 'Ada');
  second = await joinStore(store.url, await store.invite('author'), 'Bob');
  reader = await joinStore(store.url, await store.invite('reader'), 'Rita');
});
afterAll(() => store?.stop());

test('the first start hands out one steward invite', async () => {
  const steward = await joinStore(store.url, store.firstInvite ?? '', 'Sten');
  expect(steward.me.role).toBe('steward');
});

test('joining writes a card that everybody can read, and the workspace has one too', async () => {
  const rows = await reader.pull('ws');
  expect(rows.find(({ id }) => id === author.me.id)?.body).toMatchObject({ name: 'Ada', role: 'author' });
  expect(rows.find(({ id }) => id === 'workspace')?.type).toBe('workspace');
});

test('what one author pushes the other pulls, and both end with the same', async () => {
  const guide = author.guide({ title: 'From Ada' });
  const [pushed] = await author.push('edit:main', anOp('guide', guide));
  expect(pushed?.status).toBe('applied');
  const row = (await second.pull('edit:main')).find(({ id }) => id === guide.id);
  expect(row).toMatchObject({ rev: pushed?.rev, author: author.me.id, body: { title: 'From Ada' } });
  await second.push('edit:main', anOp('guide', { ...guide, title: 'From Bob' }, { base: row?.rev ?? '' }));
  expect(await author.pull('edit:main')).toEqual(await second.pull('edit:main'));
});

test('a push that is sent twice is done once and answered with the present state', async () => {
  const guide = author.guide();
  const op = anOp('guide', guide);
  const [first] = await author.push('edit:main', op);
  await second.push('edit:main', anOp('guide', { ...guide, title: 'Later' }, { base: first?.rev ?? '' }));
  const [again] = await author.push('edit:main', op);
  expect(again).toMatchObject({ status: 'applied', body: { title: 'Later' } });
});

test('the same op twice in one push is done once', async () => {
  const op = anOp('guide', author.guide());
  const results = await author.push('edit:main', op, op);
  expect(results.map(({ status }) => status)).toEqual(['applied', 'applied']);
});

describe('two people who started from the same revision', () => {
  async function bothFrom(title: string): Promise<{ guide: ReturnType<Client['guide']>; base: string }> {
    const guide = author.guide({ title });
    const [first] = await author.push('edit:main', anOp('guide', guide));
    return { guide, base: first?.rev ?? '' };
  }

  test('both are kept where they changed different things', async () => {
    const { guide, base } = await bothFrom('One');
    const step = aStep();
    await author.push('edit:main', anOp('guide', { ...guide, title: 'Two' }, { base }));
    const [late] = await second.push('edit:main', anOp('guide', { ...guide, steps: { [step.id]: step } }, { base }));
    expect(late).toMatchObject({ status: 'applied', body: { title: 'Two', steps: { [step.id]: { id: step.id } } } });
  });

  test('the first stands and the second hears of it where they changed the same', async () => {
    const { guide, base } = await bothFrom('One');
    await author.push('edit:main', anOp('guide', { ...guide, title: 'Of Ada' }, { base }));
    const op = anOp('guide', { ...guide, title: 'Of Bob', description: 'kept' }, { base });
    const [late] = await second.push('edit:main', op);
    expect(late).toMatchObject({ status: 'clash', body: { title: 'Of Ada', description: 'kept' } });
    const [again] = await second.push('edit:main', op);
    expect(again).toMatchObject({ status: 'clash', body: { title: 'Of Ada' } });
  });

  test('an edit beats a removal', async () => {
    const { guide, base } = await bothFrom('One');
    await author.push('edit:main', anOp('guide', null, { id: guide.id, base }));
    const [late] = await second.push('edit:main', anOp('guide', { ...guide, title: 'Needed' }, { base }));
    expect(late).toMatchObject({ status: 'clash', body: { title: 'Needed' } });
  });
});

test('a removed document comes as a tombstone', async () => {
  const guide = author.guide();
  const [made] = await author.push('edit:main', anOp('guide', guide));
  await author.push('edit:main', anOp('guide', null, { id: guide.id, base: made?.rev ?? '' }));
  const row = (await second.pull('edit:main')).find(({ id }) => id === guide.id);
  expect(row).toMatchObject({ deleted: true, body: null });
});

test('removing what never was leaves no husk', async () => {
  const op = anOp('guide', null);
  const before = await author.heads();
  expect(await author.push('edit:main', op)).toEqual([{ op: op.op, status: 'same', rev: null, body: null }]);
  expect(await author.heads()).toEqual(before);
});

test('one bad change does not stop the others', async () => {
  const good = author.guide();
  const results = await author.push('edit:main', anOp('guide', { nonsense: true }), anOp('guide', good));
  expect(results.map(({ status }) => status)).toEqual(['invalid', 'applied']);
});

test('an epoch of another time is refused with the one of now', async () => {
  const body = JSON.stringify({ epoch: 'long ago', ops: [anOp('guide', author.guide())] });
  const response = await author.ask('/feeds/edit:main/push', { method: 'POST', body });
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({ problem: 'conflict', epoch: await author.epochOf('edit:main') });
});

test('a cursor of another epoch is told to begin anew', async () => {
  const response = await author.ask('/feeds/edit:main/changes?epoch=long-ago&after=3');
  expect(await response.json()).toMatchObject({
    reset: true,
    rows: [],
    next: 0,
    epoch: await author.epochOf('edit:main'),
  });
});

test('pages of any size give the same whole', async () => {
  for (let i = 0; i < 7; i += 1)
    await author.push(`me:${author.me.id}`, anOp('guide', author.guide({ title: `Draft ${i}` })));
  const whole = await author.pull(`me:${author.me.id}`);
  const parts: unknown[] = [];
  for (let after = 0, more = true; more;) {
    const page = await (await author.ask(`/feeds/me:${author.me.id}/changes?after=${after}&limit=2`)).json();
    parts.push(...page.rows);
    ({ next: after, more } = page);
  }
  expect(parts).toEqual(whole);
});

test('the heads answer 304 until something changes, and own writes show at once', async () => {
  const first = await author.ask('/heads');
  const tag = first.headers.get('etag') ?? '';
  await first.text();
  expect((await author.ask('/heads', { headers: { 'if-none-match': tag } })).status).toBe(304);
  await author.push('edit:main', anOp('guide', author.guide()));
  const changed = await author.ask('/heads', { headers: { 'if-none-match': tag } });
  expect(changed.status).toBe(200);
  await changed.text();
});

test('a reader raises a flag and an author answers it', async () => {
  const flag = aFlag(reader.me.id);
  const [raised] = await reader.push('pub:main', anOp('flag', flag));
  const answer = { ...flag, status: 'fixed', answer: 'Thank you', resolvedBy: author.me.id, resolvedAt: flag.raisedAt };
  const [answered] = await author.push('pub:main', anOp('flag', answer, { base: raised?.rev ?? '' }));
  expect(answered?.status).toBe('applied');
  const row = (await reader.pull('pub:main')).find(({ id }) => id === flag.id);
  expect(row?.body).toMatchObject({ status: 'fixed', answer: 'Thank you' });
});

test('many writers at once lose nothing, and no cursor misses a row', async () => {
  const feed = 'edit:main';
  const start = (await author.heads()).feeds.find(({ id }) => id === feed)?.seq ?? 0;
  const seen = new Set<string>();
  const sent = new Set<string>();
  let isWriting = true;
  const polling = (async () => {
    for (let after = start; ;) {
      const wasWriting = isWriting;
      const page = await (await second.ask(`/feeds/${feed}/changes?after=${after}&limit=5`)).json();
      for (const row of page.rows) seen.add(row.id);
      after = page.next;
      if (!wasWriting && !page.more) return;
    }
  })();
  const writer = async () => {
    for (let i = 0; i < 15; i += 1) {
      const guide = author.guide();
      const [done] = await author.push(feed, anOp('guide', guide));
      if (done?.status === 'applied') sent.add(guide.id);
    }
  };
  await Promise.all([writer(), writer(), writer(), writer()]);
  isWriting = false;
  await polling;
  expect([...sent].filter((id) => !seen.has(id))).toEqual([]);
  expect(sent.size).toBe(60);
});

test('a steward renames the workspace and everybody sees it', async () => {
  const steward = await joinStore(store.url, await store.invite('steward'));
  const row = (await steward.pull('ws')).find(({ id }) => id === 'workspace');
  const op = { op: randomUUID(), id: 'workspace', type: 'workspace', base: row?.rev ?? null };
  await steward.push('ws', { ...op, body: { schemaVersion: 1, name: 'Acme' } });
  await expect.poll(async () => (await reader.heads()).workspace.name, { timeout: 5_000 }).toBe('Acme');
});
