import * as z from 'zod/mini';
import { Id } from '../../lib/model/ids.ts';
import { Reviewers } from '../../lib/model/review.ts';
import { TeamNames } from '../../lib/model/steward.ts';
import {
  Clashes,
  DeletedGuides,
  MoveRequest,
  ResolveClashRequest,
  RestoreReply,
  RestoreRequest,
  Revisions,
} from '../../lib/model/sync.ts';
import type { Operation } from './operations.ts';

const name = z.string().check(z.minLength(1), z.maxLength(120));
export const FeedPath = z.object({ id: name });
const DocumentPath = z.object({ id: name, doc: name });
const ClashPath = z.object({ id: name, op: Id });
const number = (least: number, most: number, otherwise: number) =>
  z._default(z.coerce.number().check(z.int(), z.gte(least), z.lte(most)), otherwise);
const RevisionsQuery = z.object({
  before: number(1, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  limit: number(1, 50, 20),
});

const guarded = ['signed-out', 'busy'] as const;

/** What authors ask: saved states, deleted guides, clashes, and who else writes there. */
export const historyOperations = {
  reviewers: {
    method: 'get',
    path: '/v1/feeds/:id/reviewers',
    summary: 'Of whom a review may be asked: whoever may write in the library of this feed.',
    access: 'history',
    params: FeedPath,
    reply: Reviewers,
    statuses: [200],
    problems: [...guarded, 'invalid', 'not-allowed'],
  },
  teamNames: {
    method: 'get',
    path: '/v1/feeds/:id/teams',
    summary: 'For which teams a guide of this library may be: all, by name.',
    access: 'history',
    params: FeedPath,
    reply: TeamNames,
    statuses: [200],
    problems: [...guarded, 'invalid', 'not-allowed'],
  },
  revisions: {
    method: 'get',
    path: '/v1/feeds/:id/documents/:doc/revisions',
    summary: 'The saved states of a document, newest first, one page at a time; for authors, or of drafts of your own.',
    access: 'history',
    params: DocumentPath,
    query: RevisionsQuery,
    reply: Revisions,
    statuses: [200],
    problems: [...guarded, 'invalid', 'not-allowed'],
  },
  restore: {
    method: 'post',
    path: '/v1/feeds/:id/documents/:doc/restore',
    summary:
      'Make an older revision the newest, as a new one, so that all devices hear of it. Works on deleted documents.',
    access: 'history',
    params: DocumentPath,
    request: RestoreRequest,
    reply: RestoreReply,
    statuses: [200],
    problems: [...guarded, 'invalid', 'not-allowed', 'not-found', 'conflict', 'too-large'],
  },
  move: {
    method: 'post',
    path: '/v1/feeds/:id/documents/:doc/move',
    summary:
      'Take a guide to another library, with all that belongs to it. The feed is that of the working copies of the library it is in.',
    access: 'history',
    params: DocumentPath,
    request: MoveRequest,
    reply: null,
    statuses: [204],
    problems: [...guarded, 'invalid', 'not-allowed', 'not-found', 'conflict', 'too-large'],
  },
  deleted: {
    method: 'get',
    path: '/v1/deleted',
    summary: 'Guides that were deleted in the last 30 days, with what there was of them.',
    access: 'person',
    reply: DeletedGuides,
    statuses: [200],
    problems: guarded,
  },
  clashes: {
    method: 'get',
    path: '/v1/clashes',
    summary: 'Values that two people changed at once and nobody has decided between yet, both sides.',
    access: 'person',
    reply: Clashes,
    statuses: [200],
    problems: guarded,
  },
  resolveClash: {
    method: 'post',
    path: '/v1/feeds/:id/clashes/:op/resolve',
    summary: 'Keep what stands (theirs), or write the value that lost (mine) as a new revision.',
    access: 'history',
    params: ClashPath,
    request: ResolveClashRequest,
    reply: RestoreReply,
    statuses: [200],
    problems: [...guarded, 'invalid', 'not-allowed', 'not-found', 'conflict', 'too-large'],
  },
} as const satisfies Record<string, Operation>;
