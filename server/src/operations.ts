import * as z from 'zod/mini';
import { stewardOperations } from './access/operations.ts';
import type { Access } from './access/may-ask.ts';
import { Sha256 } from '../../lib/model/ids.ts';
import { FeedPath, historyOperations } from './history-operations.ts';
import { machineOperations } from './machine-operations.ts';
import { shareOperations } from './shares/operations.ts';
import { webhookOperations } from './webhooks/operations.ts';
import type { ProblemCode } from '../../lib/model/problem.ts';
import {
  blobTypes,
  BlobsWantedReply,
  BlobsWantedRequest,
  Changes,
  Heads,
  JoinReply,
  JoinRequest,
  PushReply,
  PushRequest,
  SignInOffer,
  SignInRequest,
} from '../../lib/model/sync.ts';

const number = (least: number, most: number, otherwise: number) =>
  z._default(z.coerce.number().check(z.int(), z.gte(least), z.lte(most)), otherwise);

export const ChangesQuery = z.object({
  epoch: z.optional(z.string().check(z.maxLength(100))),
  after: number(0, Number.MAX_SAFE_INTEGER, 0),
  limit: number(1, 500, 100),
});
export const SnapshotPath = z.extend(FeedPath, {
  epoch: z.string().check(z.minLength(1), z.maxLength(100)),
  seq: z.coerce.number().check(z.int(), z.gte(0), z.lte(Number.MAX_SAFE_INTEGER)),
});
export const BlobPath = z.object({ sha256: Sha256 });
/** The names are those of OAuth, which the browser's own part of the extension API speaks. */
export const SignInStart = z.object({
  redirect_uri: z.string().check(z.maxLength(200)),
  code_challenge: z.string().check(z.regex(/^[\w-]{43}$/)),
  code_challenge_method: z.literal('S256'),
  state: z.string().check(z.regex(/^[\w-]{16,200}$/)),
});

/** One thing a client may ask. Routes take their forms from here, and the OpenAPI description is made of it. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  summary: string;
  access: Access;
  params?: z.ZodMiniType;
  query?: z.ZodMiniType;
  request?: z.ZodMiniType | readonly string[];
  /** A form is sent as JSON; otherwise the types it may have. */
  reply: z.ZodMiniType | readonly string[] | null;
  statuses: readonly number[];
  problems: readonly ProblemCode[];
}

const guarded = ['signed-out', 'busy'] as const;

export const operations = {
  joinPage: {
    method: 'get',
    path: '/join',
    summary: 'The page behind an invite link. The code is in its fragment and never reaches the store.',
    access: 'public',
    reply: ['text/html'],
    statuses: [200],
    problems: [],
  },
  join: {
    method: 'post',
    path: '/v1/join',
    summary: 'Become a person of the workspace by an invite, and get the token of this device.',
    access: 'public',
    request: JoinRequest,
    reply: JoinReply,
    statuses: [200],
    problems: ['invalid', 'not-allowed', 'too-large', 'too-many', 'busy'],
  },
  signInOffer: {
    method: 'get',
    path: '/v1/sign-in',
    summary: 'How people may sign in here other than by an invite.',
    access: 'public',
    reply: SignInOffer,
    statuses: [200],
    problems: [],
  },
  signInStart: {
    method: 'get',
    path: '/auth/start',
    summary: 'Where an extension sends its browser to sign somebody in; leads on to the identity provider.',
    access: 'public',
    query: SignInStart,
    reply: null,
    statuses: [302],
    problems: ['invalid', 'not-allowed', 'not-found', 'busy'],
  },
  signInCallback: {
    method: 'get',
    path: '/auth/callback',
    summary:
      'Where the identity provider sends the browser back; leads on to the extension, with a code or the reason why not.',
    access: 'public',
    reply: null,
    statuses: [302],
    problems: ['not-allowed', 'not-found', 'busy'],
  },
  signIn: {
    method: 'post',
    path: '/v1/sign-in',
    summary: 'Trade the code of a sign-in for the token of this device. A code is good once, for a minute.',
    access: 'public',
    request: SignInRequest,
    reply: JoinReply,
    statuses: [200],
    problems: ['invalid', 'not-allowed', 'not-found', 'too-large', 'too-many', 'busy'],
  },
  heads: {
    method: 'get',
    path: '/v1/heads',
    summary: 'The feeds you may read and how far each has got. Answers 304 to a matching If-None-Match.',
    access: 'person',
    reply: Heads,
    statuses: [200, 304],
    problems: guarded,
  },
  live: {
    method: 'get',
    path: '/v1/live',
    summary: 'A stream of events: `moved` names a feed of yours that has got further. What changed is asked as ever.',
    access: 'person',
    reply: ['text/event-stream'],
    statuses: [200],
    problems: [...guarded, 'too-many'],
  },
  changes: {
    method: 'get',
    path: '/v1/feeds/:id/changes',
    summary: 'Documents of a feed that changed behind a cursor, in order, one page at a time.',
    access: 'feed',
    params: FeedPath,
    query: ChangesQuery,
    reply: Changes,
    statuses: [200],
    problems: [...guarded, 'invalid', 'not-allowed', 'not-found'],
  },
  snapshot: {
    method: 'get',
    path: '/v1/snap/:id/:epoch/:seq',
    summary:
      'All of a feed as it was at one number, a row a line; go on from there. The heads name it, where there is one.',
    access: 'feed',
    params: SnapshotPath,
    reply: ['application/x-ndjson'],
    statuses: [200],
    problems: [...guarded, 'invalid', 'not-allowed', 'not-found'],
  },
  push: {
    method: 'post',
    path: '/v1/feeds/:id/push',
    summary: 'Apply changes, merged with what others did meanwhile. A 409 carries the new epoch of the feed.',
    access: 'feed',
    params: FeedPath,
    request: PushRequest,
    reply: PushReply,
    statuses: [200],
    problems: [...guarded, 'invalid', 'not-allowed', 'not-found', 'conflict', 'too-large'],
  },
  ...historyOperations,
  putBlob: {
    method: 'put',
    path: '/v1/blobs/:sha256',
    summary: 'Keep these bytes. 201 when they are new, 204 when they were there.',
    access: 'person',
    params: BlobPath,
    request: blobTypes,
    reply: null,
    statuses: [201, 204],
    problems: [...guarded, 'invalid', 'too-large'],
  },
  getBlob: {
    method: 'get',
    path: '/v1/blobs/:sha256',
    summary: 'Bytes by their hash (HEAD works too), for who sent them or may read a document that refers to them.',
    access: 'person',
    params: BlobPath,
    reply: blobTypes,
    statuses: [200, 304],
    problems: [...guarded, 'invalid', 'not-found'],
  },
  wantedBlobs: {
    method: 'post',
    path: '/v1/blobs/wanted',
    summary: 'Which of these blobs you must send before a document of yours may refer to them.',
    access: 'person',
    request: BlobsWantedRequest,
    reply: BlobsWantedReply,
    statuses: [200],
    problems: [...guarded, 'invalid', 'too-large'],
  },
  ...stewardOperations,
  ...webhookOperations,
  ...shareOperations,
  ...machineOperations,
} as const satisfies Record<string, Operation>;
