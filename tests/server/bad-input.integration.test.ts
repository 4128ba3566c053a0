import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aGuide, anEntry } from '#tests/fixtures/a-guide.ts';
import { aComment } from '#tests/fixtures/a-review.ts';
import { anOp, codeOf, joinStore, type Client } from './a-client.ts';
import { startStore, type StartedStore } from './start-store.ts';

let store: StartedStore;
let author: Client;

beforeAll(async () => {
  store = await startStore();
  author = await joinStore(store.url, await store.invite('author'));
});
afterAll(() => store?.stop());

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const aPicture = () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(randomUUID())]);

describe('bad input changes nothing', () => {
  let before: unknown;
  beforeEach(async () => {
    before = await everything();
  });
  const everything = async () => [
    await author.pull('ws'),
    await author.pull('pub:main'),
    await author.pull('edit:main'),
    (await author.heads()).feeds,
  ];

  test.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['another form', '[]'],
    ['no ops', '{"epoch":"e","ops":[]}'],
    ['fields nobody asked for', JSON.stringify({ epoch: 'e', ops: [anOp('guide', aGuide())], more: 1 })],
    ['too many ops', JSON.stringify({ epoch: 'e', ops: Array.from({ length: 51 }, () => anOp('guide', aGuide())) })],
    ['an op id that is none', JSON.stringify({ epoch: 'e', ops: [anOp('guide', aGuide(), { op: 'x' })] })],
  ])('in a push: %s', async (_name, body) => {
    const response = await author.ask('/feeds/edit:main/push', { method: 'POST', body });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ problem: 'invalid', message: expect.any(String) });
    expect(await everything()).toEqual(before);
  });

  test('in one op: what cannot be kept is named and refused', async () => {
    const guide = aGuide();
    const step = { ...aGuide(), steps: { x: 1 } };
    const deep: unknown[] = [];
    let inner = deep;
    for (let i = 0; i < 100; i += 1) inner.push((inner = []));
    const ops = [
      anOp('guide', step),
      anOp('guide', guide, { id: randomUUID() }),
      anOp('guide', guide, { type: 'nonsense' }),
      anOp('guide', guide, { type: '__proto__' }),
      anOp('guide', { ...aGuide(), title: 'a\0b' }),
      anOp('guide', { ...aGuide(), title: 'half \ud800' }),
      anOp('guide', { ...aGuide(), extra: deep }),
      anOp('guide', null, { id: 'a\0b' }),
      anOp('guide', null, { base: 'a\0b' }),
      anOp('comment', { ...aComment({ raisedBy: author.me.id }), guideId: 'a\0b' }),
      anOp('entry', anEntry()),
    ];
    const evil = JSON.stringify({ ...aGuide(), evil: 1 }).replace('"evil":1', '"__proto__":{"polluted":1}');
    const text = JSON.stringify({
      epoch: await author.epochOf('edit:main'),
      ops: [...ops, anOp('guide', null)],
    });
    const last = text.lastIndexOf('"body":null');
    const body = `${text.slice(0, last)}"body":${evil}${text.slice(last + 11)}`;
    const response = await author.ask('/feeds/edit:main/push', { method: 'POST', body });
    const { results } = await response.json();
    expect(results.map((result: { status: string }) => result.status)).toEqual(results.map(() => 'invalid'));
    expect(results).toHaveLength(12);
    expect(await everything()).toEqual(before);
  });

  test('in size: more than a push may have', async () => {
    const body = JSON.stringify({ epoch: 'e', ops: [anOp('guide', { ...aGuide(), extra: 'x'.repeat(2_000_000) })] });
    const response = await author.ask('/feeds/edit:main/push', { method: 'POST', body });
    expect(response.status).toBe(413);
    expect(await everything()).toEqual(before);
  });

  test.each(['after=-1', 'after=x', 'limit=0', 'limit=100000', 'after=1e400'])('in a pull: %s', async (query) => {
    expect((await author.ask(`/feeds/ws/changes?${query}`)).status).toBe(422);
  });

  test.each(['{}', '{"hashes":"x"}', '{"hashes":["x"]}', 'x'])('in a question for blobs: %s', async (body) => {
    expect((await author.ask('/blobs/wanted', { method: 'POST', body })).status).toBe(422);
  });
});

describe('joining', () => {
  const ask = (body: unknown) => fetch(`${store.url}/v1/join`, { method: 'POST', body: JSON.stringify(body) });

  test('needs an invite that was given out', async () => {
    const response = await ask({ invite: 'x'.repeat(43), name: 'Eve', device: 'x' });
    expect([response.status, (await response.json()).problem]).toEqual([403, 'not-allowed']);
  });

  test.each([[{}], [{ invite: 'short', name: 'x', device: '' }], [null]])('refuses the wrong form %j', async (body) => {
    expect((await ask(body)).status).toBe(422);
  });

  test('refuses a name that is none', async () => {
    const invite = codeOf(await store.invite('reader'));
    for (const name of ['', '   ', 'x'.repeat(101), 'a\0b']) {
      expect((await ask({ invite, name, device: '' })).status, name).toBe(422);
    }
    expect((await ask({ invite, name: 'Rob', device: '' })).status).toBe(200);
  });
});

describe('a blob', () => {
  test('is refused when it is not what its name says, not of a kind we keep, or too large', async () => {
    const put = async (name: string, body: BodyInit) => {
      const response = await author.ask(`/blobs/${name}`, { method: 'PUT', body });
      await response.arrayBuffer();
      const isThere = (await author.ask(`/blobs/${name}`, { method: 'HEAD' })).status === 200;
      return [response.status, isThere];
    };
    expect(await put(sha256('other'), aPicture())).toEqual([422, false]);
    expect(await put(sha256('<svg/>'), '<svg/>')).toEqual([422, false]);
    expect(await put(sha256('{"a":'), '{"a":')).toEqual([422, false]);
    const large = new Uint8Array(5_000_001);
    expect(await put(sha256(large), large)).toEqual([413, false]);
    const stream = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 6; i += 1) controller.enqueue(new Uint8Array(1_000_000));
        controller.close();
      },
    });
    const init = { method: 'PUT', body: stream, duplex: 'half' } as RequestInit;
    const chunked = await author.ask(`/blobs/${sha256('chunked')}`, init).catch(() => null);
    if (chunked) expect(chunked.status).toBe(413);
  });

  test('has a name that is a hash, so no path can be smuggled in', async () => {
    for (const name of ['..%2f..%2fpostgres-password', 'A'.repeat(64), '%00', 'a'.repeat(63)]) {
      expect((await author.ask(`/blobs/${name}`)).status, name).toBe(422);
      expect((await author.ask(`/blobs/${name}`, { method: 'PUT', body: 'x' })).status, name).toBe(422);
    }
  });
});

test('whoever keeps guessing invites is stopped', async () => {
  const guess = () =>
    fetch(`${store.url}/v1/join`, {
      method: 'POST',
      body: JSON.stringify({ invite: 'y'.repeat(43), name: 'Eve', device: '' }),
    }).then((response) => response.status);
  const statuses = await Promise.all(Array.from({ length: 30 }, guess));
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(10);
});
