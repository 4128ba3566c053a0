import { afterEach, beforeEach, expect, test } from 'vitest';
import { anOp, joinStore, type Client } from './a-client.ts';
import { startStore, type StartedStore } from './start-store.ts';

let store: StartedStore;
let author: Client;
let other: Client;

beforeEach(async () => {
  store = await startStore();
  author = await joinStore(store.url, await store.invite('author'), 'Ada');
  other = await joinStore(store.url, await store.invite('author'), 'Bob');
});
afterEach(() => store?.stop());

const feed = 'edit:main';
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Push the same op until it is answered, as the extension does. */
async function pushUntilAnswered(client: Client, epoch: string, op: ReturnType<typeof anOp>): Promise<string> {
  for (;;) {
    try {
      const body = JSON.stringify({ epoch, ops: [op] });
      const response = await client.ask(`/feeds/${feed}/push`, { method: 'POST', body });
      if (response.ok) return (await response.json()).results[0].status;
      await response.text();
    } catch {
      // The store is away just now.
    }
    await pause(50);
  }
}

/** Two people write one after the other each, while `harm` is done several times; then all that was acknowledged is there once. */
async function writeWhile(harm: () => Promise<void>, times: number): Promise<void> {
  const epoch = await author.epochOf(feed);
  const acknowledged = new Map<string, string>();
  let isOver = false;
  const write = async (client: Client) => {
    for (let i = 0; !isOver; i += 1) {
      const op = anOp('guide', client.guide({ title: `${client.me.name} ${i}` }));
      acknowledged.set(op.id, await pushUntilAnswered(client, epoch, op));
    }
  };
  const writing = [write(author), write(other)];
  for (let i = 0; i < times; i += 1) {
    await pause(150 + Math.random() * 250);
    await harm();
  }
  await pause(200);
  isOver = true;
  await Promise.all(writing);

  const rows = await author.pull(feed);
  expect(rows).toEqual(await other.pull(feed));
  expect([...acknowledged.values()].filter((status) => status !== 'applied')).toEqual([]);
  const stored = new Set(rows.map(({ id }) => id));
  expect([...acknowledged.keys()].filter((id) => !stored.has(id))).toEqual([]);
  expect(rows).toHaveLength(acknowledged.size);
  expect(new Set(rows.map(({ seq }) => seq)).size).toBe(rows.length);
}

test('the store killed in the middle of pushes loses nothing that was acknowledged', async () => {
  await writeWhile(async () => {
    await store.kill();
    await store.restart();
  }, 4);
});

test('the database killed in the middle of pushes comes back by itself and has lost nothing', async () => {
  const { pid } = store;
  await writeWhile(async () => {
    await store.killDatabase();
    await pause(1_000);
  }, 3);
  expect(store.pid).toBe(pid);
});

test('after both are killed a start takes seconds, even on a busy machine', async () => {
  await author.push(feed, anOp('guide', author.guide()));
  await store.killDatabase();
  await store.kill();
  const start = performance.now();
  await store.restart();
  expect(await author.pull(feed)).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(10_000);
});

test('a second store on the same folder says who is there, and harms nobody', async () => {
  await expect(startStore({ data: store.data })).rejects.toThrow(/already works on .*process \d+/);
  expect((await author.heads()).feeds).not.toEqual([]);
});

test('a store that finds its port taken leaves the running one and its database alone', async () => {
  await expect(startStore({ port: Number(new URL(store.url).port) })).rejects.toThrow(/Port \d+ is in use/);
  expect(await author.pull(feed)).toEqual([]);
});

test('an invite can be made while the store is stopped', async () => {
  await store.kill();
  const link = await store.invite('reader');
  await store.restart();
  expect((await joinStore(store.url, link)).me.role).toBe('reader');
});
