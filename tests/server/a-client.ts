import { createHash, randomUUID } from 'node:crypto';
import { Flag } from '#lib/model/flag.ts';
import { Changes, Heads, JoinReply, PushReply, type Me, type Op, type OpResult, type Row } from '#lib/model/sync.ts';
import type { DocumentType } from '#lib/model/documents.ts';
import type { Entry, Guide } from '#lib/model/guide.ts';
import { aGuide, anEntry } from '#tests/fixtures/a-guide.ts';

/** One device as the store sees it; every answer is parsed by the model. */
export interface Client {
  me: Me;
  token: string;
  ask(path: string, init?: RequestInit): Promise<Response>;
  heads(): Promise<Heads>;
  epochOf(feed: string): Promise<string>;
  push(feed: string, ...ops: Op[]): Promise<OpResult[]>;
  pull(feed: string, after?: number): Promise<Row[]>;
  /** A valid guide that this person wrote. */
  guide(overrides?: Partial<Guide>): Guide;
}

export const codeOf = (link: string) => link.split('#')[1] ?? '';

export async function joinStore(url: string, link: string, name = 'Ada'): Promise<Client> {
  const response = await fetch(`${url}/v1/join`, {
    method: 'POST',
    body: JSON.stringify({ invite: codeOf(link), name, device: 'test' }),
  });
  if (!response.ok) throw new Error(`join: ${response.status} ${await response.text()}`);
  const { token, person } = JoinReply.parse(await response.json());
  return clientOf(url, token, person);
}

export function clientOf(url: string, token: string, me: Me): Client {
  const ask: Client['ask'] = (path, init = {}) =>
    fetch(`${url}/v1${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
  const heads = async () => Heads.parse(await (await ask('/heads')).json());
  const epochOf = async (feed: string) => (await heads()).feeds.find(({ id }) => id === feed)?.epoch ?? 'unknown';
  return {
    me,
    token,
    ask,
    heads,
    epochOf,
    async push(feed, ...ops) {
      const body = JSON.stringify({ epoch: await epochOf(feed), ops });
      const response = await ask(`/feeds/${feed}/push`, { method: 'POST', body });
      if (!response.ok) throw new Error(`push: ${response.status} ${await response.text()}`);
      return PushReply.parse(await response.json()).results;
    },
    async pull(feed, after = 0) {
      const rows: Row[] = [];
      for (let next = after; ;) {
        const page = Changes.parse(await (await ask(`/feeds/${feed}/changes?after=${next}`)).json());
        rows.push(...page.rows);
        next = page.next;
        if (!page.more) return rows;
      }
    },
    guide: (overrides) => aGuide({ authorId: me.id, ...overrides }),
  };
}

export function anOp(type: DocumentType, body: object | null, overrides: Partial<Op> = {}): Op {
  const id = (body as { id?: string } | null)?.id ?? randomUUID();
  return { op: randomUUID(), id, type, base: null, body: body as Op['body'], ...overrides };
}

export function aFlag(raisedBy: string, overrides: Partial<Flag> = {}): Flag {
  return Flag.parse({
    schemaVersion: 1,
    id: randomUUID(),
    guideId: randomUUID(),
    stepId: null,
    revision: 1,
    reason: 'moved',
    note: 'It is in the menu now',
    raisedBy,
    raisedAt: '2026-01-01T00:00:00.000Z',
    status: 'open',
    answer: '',
    resolvedBy: null,
    resolvedAt: null,
    ...overrides,
  });
}

export const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

export async function upload(client: Client, bytes: Uint8Array | string): Promise<string> {
  const name = sha256(bytes);
  const response = await client.ask(`/blobs/${name}`, { method: 'PUT', body: bytes as BodyInit });
  if (!response.ok) throw new Error(`upload: ${response.status} ${await response.text()}`);
  return name;
}

/** An entry by this person whose body the store has. */
export async function publishedEntry(client: Client): Promise<Entry> {
  return anEntry({ authorId: client.me.id, body: await upload(client, JSON.stringify(client.guide())) });
}

/** What the store says to one op, also where the feed is closed to this person. */
export async function statusOf(client: Client, feed: string, op: Op): Promise<string> {
  const body = JSON.stringify({ epoch: await client.epochOf(feed), ops: [op] });
  const response = await client.ask(`/feeds/${feed}/push`, { method: 'POST', body });
  const reply = await response.json();
  return response.status === 403 ? 'forbidden' : reply.results[0].status;
}
