import * as z from 'zod/mini';
import { Problem } from '#lib/model/problem.ts';
import {
  BlobsWantedReply,
  Changes,
  Clashes,
  DeletedGuides,
  Heads,
  JoinReply,
  ProblemReply,
  protocolVersion,
  PushReply,
  RestoreReply,
  Revisions,
  type ClashChoice,
  Row,
  SnapshotEnd,
  type Op,
} from '#lib/model/sync.ts';

/** Everything a device asks of the store. A parameter everywhere, so that tests may put trouble in between. */
export interface StoreApi {
  /** Null: nothing has changed since `etag`. */
  heads(etag: string | null): Promise<{ heads: Heads; etag: string | null } | null>;
  changes(feed: string, epoch: string, after: number): Promise<Changes>;
  /** All of a feed as it was at one number, in order; null: that snapshot is not there any more. */
  snapshot(feed: string, epoch: string, seq: number): Promise<Row[] | null>;
  /** Null: the epoch is not the store's any more; read the feed anew before pushing. */
  push(feed: string, epoch: string, ops: Op[]): Promise<z.infer<typeof PushReply> | null>;
  blobsWanted(hashes: string[]): Promise<string[]>;
  putBlob(sha256: string, bytes: Blob): Promise<void>;
  getBlob(sha256: string): Promise<Blob>;
}

/** What people ask about what was; only where a store answers, there is no copy of it here. */
export interface HistoryApi {
  /** Saved states before the one numbered `before`; null for the newest. */
  revisions(feed: string, id: string, before: number | null): Promise<Revisions>;
  /** Take a guide to another library; `feed` is that of the working copies where it is now. */
  move(feed: string, id: string, to: string): Promise<null>;
  deleted(): Promise<DeletedGuides>;
  clashes(): Promise<Clashes>;
  resolveClash(feed: string, clash: string, keep: ClashChoice): Promise<RestoreReply>;
}

const timeoutMs = 20_000;

export async function call(
  url: string,
  token: string | null,
  init: RequestInit = {},
  end?: AbortSignal,
): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('Handrail-Protocol', String(protocolVersion));
  if (token) headers.set('Authorization', `Bearer ${token}`);
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(end ? [end] : [])]);
    return await fetch(url, { ...init, headers, cache: 'no-store', signal });
  } catch (error) {
    throw new Problem('offline', 'The store cannot be reached. Your changes are safe here and will be sent later.', {
      cause: error,
    });
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const reply = ProblemReply.safeParse(await response.json().catch(() => null));
  if (response.status === 401) {
    // The store knows why: unknown, signed out by somebody, expired, or no longer in this workspace.
    const isSaid = reply.success && reply.data.problem === 'signed-out';
    return new Problem(
      'signed-out',
      isSaid ? reply.data.message : 'The store does not know this device any more. Join again with a new invite link.',
    );
  }
  if (reply.success) return new Problem(reply.data.problem, reply.data.message);
  // A gateway or a starting store: nothing is wrong with what was sent.
  if (response.status >= 500)
    return new Problem('offline', 'The store is not ready. Your changes are safe here and will be sent later.');
  return new Problem(
    'unexpected',
    `The store answered with error ${response.status}. If that stays, tell whoever runs it.`,
  );
}

export async function parsed<S extends z.ZodMiniType>(response: Response, form: S): Promise<z.infer<S>> {
  if (!response.ok) throw await problemOf(response);
  const reply = form.safeParse(await response.json().catch(() => null));
  if (!reply.success) {
    throw new Problem('unexpected', 'That address answered, but not as a Handrail store does. Nothing was changed.', {
      cause: reply.error,
    });
  }
  return reply.data;
}

/** For what is answered with nothing but a yes. */
export async function accepted(response: Response): Promise<null> {
  if (!response.ok) throw await problemOf(response);
  return null;
}

export const asJson = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

/** `end` cuts off what is on its way, as a lost connection would. */
export function storeApi(
  { storeUrl, token }: { storeUrl: string; token: string },
  end?: AbortSignal,
): StoreApi & HistoryApi {
  const request = (path: string, init?: RequestInit) => call(`${storeUrl}/v1/${path}`, token, init, end);
  return {
    async heads(etag) {
      const response = await request('heads', etag ? { headers: { 'If-None-Match': etag } } : {});
      if (response.status === 304) return null;
      return { heads: await parsed(response, Heads), etag: response.headers.get('ETag') };
    },
    async changes(feed, epoch, after) {
      const query = new URLSearchParams({ epoch, after: String(after), limit: '200' });
      return parsed(await request(`feeds/${encodeURIComponent(feed)}/changes?${query}`), Changes);
    },
    async snapshot(feed, epoch, seq) {
      const path = [feed, epoch, String(seq)].map(encodeURIComponent).join('/');
      const response = await request(`snap/${path}`);
      if (response.status === 404) return null;
      if (!response.ok) throw await problemOf(response);
      return readSnapshot(await response.text().catch(() => ''));
    },
    async push(feed, epoch, ops) {
      const response = await request(`feeds/${encodeURIComponent(feed)}/push`, asJson('POST', { epoch, ops }));
      return response.status === 409 ? null : parsed(response, PushReply);
    },
    async blobsWanted(hashes) {
      return (await parsed(await request('blobs/wanted', asJson('POST', { hashes })), BlobsWantedReply)).wanted;
    },
    async putBlob(sha256, bytes) {
      const response = await request(`blobs/${sha256}`, {
        method: 'PUT',
        body: bytes,
        headers: { 'Content-Type': bytes.type },
      });
      if (!response.ok) throw await problemOf(response);
    },
    async getBlob(sha256) {
      const response = await request(`blobs/${sha256}`);
      if (!response.ok) throw await problemOf(response);
      return response.blob();
    },
    async revisions(feed, id, before) {
      const query = before === null ? '' : `?before=${before}`;
      const path = `feeds/${encodeURIComponent(feed)}/documents/${encodeURIComponent(id)}/revisions${query}`;
      return parsed(await request(path), Revisions);
    },
    async move(feed, id, to) {
      const path = `feeds/${encodeURIComponent(feed)}/documents/${encodeURIComponent(id)}/move`;
      return accepted(await request(path, asJson('POST', { to })));
    },
    deleted: async () => parsed(await request('deleted'), DeletedGuides),
    clashes: async () => parsed(await request('clashes'), Clashes),
    async resolveClash(feed, clash, keep) {
      const path = `feeds/${encodeURIComponent(feed)}/clashes/${clash}/resolve`;
      return parsed(await request(path, asJson('POST', { op: crypto.randomUUID(), keep })), RestoreReply);
    },
  };
}

/** A row a line, and at the end how many there are. */
export function readSnapshot(text: string): Row[] {
  const lines = text.split('\n').map(parsedOrNull);
  const end = SnapshotEnd.safeParse(lines.pop());
  const rows = z.array(Row).safeParse(lines);
  if (!end.success || !rows.success || end.data.rows !== rows.data.length)
    throw new Problem(
      'unexpected',
      'The store sent only a part of what it has, or nothing like it. Nothing was changed.',
    );
  return rows.data;
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** An invite link is the store's address with the secret behind the `#`, so that it stays out of logs on the way. */
export function readInviteLink(link: string): { storeUrl: string; invite: string } {
  const wrong = new Problem(
    'invalid',
    'That is not an invite link. It looks like https://handrail.example.com/join#… – copy the whole line.',
  );
  if (!URL.canParse(link.trim())) throw wrong;
  const url = new URL(link.trim());
  const invite = url.hash.slice(1);
  if (!/^https?:$/.test(url.protocol) || !url.pathname.endsWith('/join') || !/^[\w-]{16,200}$/.test(invite))
    throw wrong;
  return { storeUrl: `${url.origin}${url.pathname.slice(0, -'/join'.length)}`, invite };
}

/** Trade an invite for this device's own token. */
export async function join(
  link: string,
  name: string,
  device: string,
): Promise<z.infer<typeof JoinReply> & { storeUrl: string }> {
  const { storeUrl, invite } = readInviteLink(link);
  try {
    const response = await call(`${storeUrl}/v1/join`, null, asJson('POST', { invite, name, device }));
    if (response.status === 401)
      throw new Problem('not-allowed', 'This invite link is not valid any more. Ask for a new one.');
    return { ...(await parsed(response, JoinReply)), storeUrl };
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'offline') throw error;
    // Whoever joins has no changes yet that could be safe here.
    const sentence = 'The store of this link cannot be reached. Check the link and your connection, then try again.';
    throw new Problem('offline', sentence, { cause: error });
  }
}
