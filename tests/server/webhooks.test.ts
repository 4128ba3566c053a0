import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import type { Json } from '#lib/model/merge.ts';
import type { Review } from '#lib/model/review.ts';
import type { Write } from '../../server/src/store/judge.ts';
import { waitAfter } from '../../server/src/webhooks/back-off.ts';
import { happeningsOf } from '../../server/src/webhooks/events.ts';
import { readNetworks } from '../../server/src/networks.ts';
import { guardedLookup, mayReach } from '../../server/src/webhooks/reachable.ts';
import { createSender } from '../../server/src/webhooks/send.ts';
import { newWebhookSecret, signedHeaders } from '../../server/src/webhooks/sign.ts';
import { anEntry } from '#tests/fixtures/a-guide.ts';
import { aQuestion } from '#tests/fixtures/a-question.ts';
import { aComment, aReview } from '#tests/fixtures/a-review.ts';
import { aFlag } from './a-client.ts';

function aWrite(type: string, body: object | null, id = (body as { id?: string } | null)?.id ?? 'x'): Write {
  return { id, type, rev: crypto.randomUUID(), seq: 1, deleted: body === null, body: body as Json };
}

describe('what is told', () => {
  const entry = anEntry();
  const flag = aFlag('ann');
  const fixed = { ...flag, status: 'fixed', resolvedBy: 'bob', resolvedAt: '2026-01-02T00:00:00.000Z' };
  const question = aQuestion();
  const told = (feed: string, before: Write[], ...writes: Write[]) =>
    happeningsOf(feed, new Map(before.map((write) => [write.id, write])), writes, new Map()).map(({ event }) => event);

  test('a guide that is published, first and again', () => {
    expect(told('pub:main', [], aWrite('entry', entry))).toEqual(['published']);
    const again = aWrite('entry', { ...entry, revision: 2 });
    expect(told('pub:main', [aWrite('entry', entry)], again)).toEqual(['published']);
    expect(told('pub:main', [aWrite('entry', null, entry.id)], aWrite('entry', entry))).toEqual(['published']);
  });

  test('not one that was withdrawn, or only changed hands, or is a draft', () => {
    expect(told('pub:main', [aWrite('entry', entry)], aWrite('entry', null, entry.id))).toEqual([]);
    expect(told('pub:main', [aWrite('entry', entry)], aWrite('entry', { ...entry, authorId: 'eve' }))).toEqual([]);
    expect(told('edit:main', [], aWrite('entry', entry))).toEqual([]);
  });

  test('a flag that is raised, fixed and opened again, each once', () => {
    expect(told('pub:main', [], aWrite('flag', flag))).toEqual(['flagged']);
    expect(told('pub:main', [], aWrite('flag', flag), aWrite('flag', fixed))).toEqual(['flagged', 'fixed']);
    const answered = aWrite('flag', { ...fixed, answer: 'so' });
    expect(told('pub:main', [aWrite('flag', flag)], aWrite('flag', fixed), answered)).toEqual(['fixed']);
    expect(told('pub:main', [aWrite('flag', flag)], aWrite('flag', { ...flag, note: 'more' }))).toEqual([]);
    expect(told('pub:main', [aWrite('flag', fixed)], aWrite('flag', { ...fixed, answer: 'so' }))).toEqual([]);
    expect(told('pub:main', [aWrite('flag', fixed)], aWrite('flag', flag))).toEqual(['flagged']);
    expect(told('pub:main', [aWrite('flag', flag)], aWrite('flag', { ...fixed, status: 'declined' }))).toEqual([]);
  });

  test('a question that is asked, and asked again after an answer, and nothing else of it', () => {
    const answered = { ...question, status: 'answered', answer: 'So.' };
    expect(told('ws', [], aWrite('question', question))).toEqual(['asked']);
    expect(told('ws', [aWrite('question', question)], aWrite('question', { ...question, words: 'How?' }))).toEqual([]);
    expect(told('ws', [aWrite('question', question)], aWrite('question', answered))).toEqual([]);
    expect(told('ws', [aWrite('question', answered)], aWrite('question', question))).toEqual(['asked']);
    expect(told('ws', [aWrite('question', question)], aWrite('question', null, question.id))).toEqual([]);
    expect(told('ws', [], aWrite('app', { id: 'a' }))).toEqual([]);
  });

  describe('of a review', () => {
    const review = aReview({ verdict: 'asked' });
    const approved = { ...review, verdict: 'approved' } as const;
    const after = (earlier: Review[], ...writes: (object | null)[]) => {
      const written = writes.map((body) => aWrite('review', body, review.id));
      return happeningsOf('edit:main', new Map(), written, new Map([[review.id, earlier]])).map(({ event }) => event);
    };

    test('that it is asked for, and what it comes to, each as it changes', () => {
      expect(after([], review)).toEqual(['review-asked']);
      expect(after([review], { ...review, asked: 'bob' })).toEqual(['review-asked']);
      expect(after([review], approved)).toEqual(['review-approved']);
      expect(after([review], { ...review, verdict: 'changes' })).toEqual(['review-changes']);
      expect(after([approved], { ...approved, content: 'f'.repeat(64) })).toEqual(['review-approved']);
      expect(told('edit:main', [], aWrite('guide', { id: 'g' }), aWrite('comment', aComment()))).toEqual([]);
    });

    test('as much where the clock of the device is behind', () => {
      const early = { ...approved, raisedAt: '2020-01-01T00:00:00.000Z' };
      expect(after([review], early)).toEqual(['review-approved']);
    });

    test('not what is taken back, put back, or said once more', () => {
      const changes = { ...review, verdict: 'changes', raisedAt: '2026-11-22T10:00:00.000Z' };
      expect(after([approved], null, approved)).toEqual([]);
      expect(after([], approved, null, approved)).toEqual(['review-approved']);
      expect(after([approved], changes, approved)).toEqual(['review-changes']);
      expect(after([approved], { ...approved, words: 'Good.', raisedAt: changes.raisedAt })).toEqual([]);
    });

    test('that somebody came to another mind again', () => {
      const changes = { ...review, verdict: 'changes' } as const;
      const again = { ...approved, raisedAt: '2026-11-23T10:00:00.000Z' };
      expect(after([approved, changes], again)).toEqual(['review-approved']);
    });
  });
});

test('a failed try waits longer each time, for a day and a half altogether, and then is given up', () => {
  const waits = Array.from({ length: 11 }, (_, tries) => waitAfter(tries + 1, 0, 0.5));
  expect(waits.at(-1)).toBeNull();
  const numbers = waits.filter((wait) => wait !== null);
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  expect(numbers[0]).toBe(5_000);
  expect(numbers.reduce((sum, wait) => sum + wait) / 3_600_000).toBeGreaterThan(30);
  expect(waitAfter(1, 0, 0)).toBeLessThan(waitAfter(1, 0, 1)!);
});

test('what the other end asks for counts where it is longer, up to a day', () => {
  expect(waitAfter(1, 60_000, 0.5)).toBe(60_000);
  expect(waitAfter(3, 60_000, 0.5)).toBe(120_000);
  expect(waitAfter(1, 1e12, 0.5)).toBe(86_400_000);
});

describe('a signature', () => {
  const secret = newWebhookSecret();
  const body = '{"type":"test"}';

  test('is one by the Standard Webhooks specification', () => {
    const headers = signedHeaders(secret, 'id-1', new Date(), body);
    expect(new Webhook(secret).verify(body, headers)).toEqual({ type: 'test' });
    expect(() => new Webhook(secret).verify('{"type":"tost"}', headers)).toThrow(/signature/i);
    expect(() => new Webhook(newWebhookSecret()).verify(body, headers)).toThrow(/signature/i);
    expect(() => new Webhook(secret).verify(body, { ...headers, 'webhook-id': 'id-2' })).toThrow(/signature/i);
  });

  test('is of its moment', () => {
    const headers = signedHeaders(secret, 'id-1', new Date(Date.now() - 3_600_000), body);
    expect(() => new Webhook(secret).verify(body, headers)).toThrow(/old/i);
  });
});

describe('where a message may go', () => {
  test.each(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946', '::ffff:93.184.216.34'])('%s', (address) => {
    expect(mayReach(address, [])).toBe(true);
    expect(mayReach(address, [], false)).toBe(false);
  });

  test.each([
    ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1'],
    ...['::1', '::', '::ffff:127.0.0.1', '::ffff:7f00:1', 'fe80::1', 'fc00::1', 'fd12::1', '64:ff9b::7f00:1'],
    ...['2002:7f00:1::', '224.0.0.1', '255.255.255.255', 'ff02::1', '', 'localhost'],
  ])('not %s', (address) => {
    expect(mayReach(address, [])).toBe(false);
  });

  test('a network that is opened, and no other', () => {
    const networks = readNetworks('NETS', '10.1.0.0/16, fd00:1::/32,127.0.0.1');
    const reached = ['10.1.2.3', '::ffff:10.1.2.3', 'fd00:1::5', '127.0.0.1', '10.2.0.1', 'fd00:2::1', '127.0.0.2'];
    expect(reached.filter((address) => mayReach(address, networks, false))).toEqual(reached.slice(0, 4));
    expect(() => readNetworks('NETS', '10.1.0.0/16,intranet')).toThrow('"intranet" is no address');
  });
});

describe('a connection', () => {
  /** A server that must stay unvisited: each test sees what reached it. */
  async function aServer() {
    let connections = 0;
    const paths: string[] = [];
    const server = createServer((asked, answer) => {
      paths.push(asked.url ?? '');
      if (asked.url === '/away') answer.writeHead(302, { location: '/elsewhere' });
      else answer.writeHead(204);
      answer.end();
    }).on('connection', () => (connections += 1));
    server.listen(0);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return {
      port,
      visits: () => connections,
      paths,
      [Symbol.asyncDispose]: async () => void server.close().closeAllConnections(),
    };
  }
  const message = { id: 'id', secret: newWebhookSecret(), body: '{}' };
  const send = (url: string, networks = '') =>
    createSender(readNetworks('NETS', networks))({ ...message, url }, new Date(), new AbortController().signal);

  test.each(['localhost', '127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '0x7f.1', '2130706433', '0'])(
    'to this machine by the name %s is never made, with TLS or without',
    async (host) => {
      await using server = await aServer();
      await expect(send(`http://${host}:${server.port}/`)).rejects.toThrow('is not reached');
      await expect(send(`https://${host}:${server.port}/`)).rejects.toThrow('is not reached');
      expect(server.visits()).toBe(0);
    },
  );

  test('to a network that is opened is made, and leads nowhere else', async () => {
    await using server = await aServer();
    expect(await send(`http://127.0.0.1:${server.port}/ok`, '127.0.0.1')).toEqual({ status: 204, retryAfterMs: 0 });
    expect(await send(`http://localhost:${server.port}/away`, '127.0.0.1,::1')).toMatchObject({ status: 302 });
    expect(server.paths).toEqual(['/ok', '/away']);
  });

  test('follows the very answer that was looked at, whatever the name means a moment later', async () => {
    await using server = await aServer();
    const answers = ['93.184.216.34', '127.0.0.1'];
    const asked: string[] = [];
    const lookup = guardedLookup((address) => mayReach(address, []), ((_host: string, _options: object, say: Say) => {
      const address = answers.shift()!;
      asked.push(address);
      say(null, [{ address, family: 4 }]);
    }) as never);
    const connect = async () => {
      const asking = request({ host: 'rebind.example', port: server.port, lookup, timeout: 200, agent: false });
      asking.on('timeout', () => asking.destroy(new Error('nobody there'))).end();
      const [error] = (await once(asking, 'error').catch((reason: unknown) => [reason])) as [Error];
      return error.message;
    };
    // The public address is no server of ours; only that it was tried, and not this machine, counts.
    await connect();
    expect(await connect()).toMatch('is not reached');
    expect(asked).toEqual(['93.184.216.34', '127.0.0.1']);
    expect(server.visits()).toBe(0);
  });

  test('is made to none of several addresses when one of them is refused', async () => {
    const lookup = guardedLookup((address) => mayReach(address, []), ((_host: string, _options: object, say: Say) =>
      say(null, [
        { address: '93.184.216.34', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ])) as never);
    const outcome = await new Promise((resolve) => lookup('two.example', { all: true }, (error) => resolve(error)));
    expect(String(outcome)).toMatch('10.0.0.1 is not reached');
  });
});

type Say = (error: null, addresses: { address: string; family: number }[]) => void;
