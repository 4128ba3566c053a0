import { afterAll, beforeAll, expect, test } from 'vitest';
import { anOp, joinStore, publishedEntry, type Client } from './a-client.ts';
import { send } from './a-steward.ts';
import { startStore, type StartedStore } from './start-store.ts';

let store: StartedStore;
let second: StartedStore;
beforeAll(async () => {
  store = await startStore();
  // Another process on the same database, as behind a load balancer.
  second = await startStore({ env: { DATABASE_URL: await store.databaseUrl() } });
});
afterAll(async () => {
  await second?.stop();
  await store?.stop();
});

/** What a page hears, in order, and when. */
async function listen(url: string, client: Client) {
  const stop = new AbortController();
  const headers = { authorization: `Bearer ${client.token}` };
  const response = await fetch(`${url}/v1/live`, { headers, signal: stop.signal });
  const heard: string[] = [];
  const reading = (async () => {
    const decoder = new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array>;
    for await (const text of response.body!.pipeThrough(decoder) as unknown as AsyncIterable<string>)
      heard.push(...[...text.matchAll(/data: (.*)/g)].map(([, data]) => (JSON.parse(data!) as { feed: string }).feed));
  })();
  const until = async (feed: string) => {
    const start = performance.now();
    while (!heard.includes(feed)) await new Promise((resolve) => setTimeout(resolve, 10));
    return performance.now() - start;
  };
  return { heard, until, ended: reading, stop: () => (stop.abort(), reading.catch(() => undefined)) };
}

test('what somebody writes is heard by pages of others, at this process and at another one', async () => {
  const ann = await joinStore(store.url, await store.invite('author'), 'Ann');
  const ben = await joinStore(store.url, await store.invite('author'), 'Ben');
  const pages = [await listen(store.url, ben), await listen(second.url, ben)];
  await ann.push('edit:main', anOp('guide', ann.guide()));
  const ms = await Promise.all(pages.map((page) => page.until('edit:main')));
  console.info('heard after', ms.map(Math.round), 'ms');
  await Promise.all(pages.map((page) => page.stop()));
});

test('of feeds one may not read nothing is heard, nor by anybody without a token', async () => {
  const ann = await joinStore(store.url, await store.invite('author'), 'Ann');
  const rita = await joinStore(store.url, await store.invite('reader'), 'Rita');
  const page = await listen(store.url, rita);
  await ann.push('edit:main', anOp('guide', ann.guide()));
  await ann.push(`me:${ann.me.id}`, anOp('guide', ann.guide()));
  await rita.push(`me:${rita.me.id}`, anOp('guide', rita.guide()));
  await page.until(`me:${rita.me.id}`);
  expect(new Set(page.heard)).toEqual(new Set([`me:${rita.me.id}`]));
  await page.stop();
  expect((await fetch(`${store.url}/v1/live`)).status).toBe(401);
});

test('whoever is let in later hears it at once, and whoever is signed out hears no more', async () => {
  const stella = await joinStore(store.url, store.firstInvite!, 'Stella');
  const ann = await joinStore(store.url, await store.invite('author'), 'Ann');
  const rita = await joinStore(store.url, await store.invite('reader'), 'Rita');
  const pages = [await listen(store.url, rita), await listen(second.url, rita)];
  const give = (role: string | null) =>
    send(stella, 'PUT', '/grants', { library: 'main', principal: `person:${rita.me.id}`, role });
  expect(await give('author')).toBeLessThan(300);
  // The other process sees it at its next look.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await ann.push('edit:main', anOp('guide', ann.guide()));
  await Promise.all(pages.map((page) => page.until('edit:main')));
  expect(await send(stella, 'POST', `/people/${rita.me.id}/disable`)).toBe(204);
  await Promise.all(pages.map((page) => page.ended));
  await ann.push('pub:main', anOp('entry', await publishedEntry(ann)));
  expect(pages.map((page) => page.heard.includes('pub:main'))).toEqual([false, false]);
});

test('pages that listen do not keep a store from stopping', async () => {
  const ben = await joinStore(second.url, await store.invite('author'), 'Ben');
  const page = await listen(second.url, ben);
  const start = performance.now();
  await second.pause();
  expect(performance.now() - start).toBeLessThan(4_500);
  await page.stop();
});
