import * as z from 'zod/mini';
import { Id } from '../../../lib/model/ids.ts';
import { ShareReply, Shares, ShareWish } from '../../../lib/model/share.ts';
import type { Operation } from '#src/operations.ts';

const One = z.object({ id: Id });
const guarded = ['signed-out', 'not-allowed', 'not-found', 'busy'] as const;

/** Links to guides for people without the extension. What authors may do is decided by the library of the guide. */
export const shareOperations = {
  sharePage: {
    method: 'get',
    path: '/share/:id',
    summary:
      'A published guide as a page, for whoever has a share link of it, or signs in and may read it. Others learn nothing.',
    access: 'public',
    params: z.object({ id: z.string().check(z.maxLength(100)) }),
    query: z.object({ key: z.optional(z.string().check(z.maxLength(200))) }),
    reply: ['text/html'],
    statuses: [200, 404],
    problems: [],
  },
  shares: {
    method: 'get',
    path: '/v1/guides/:id/shares',
    summary: 'The share links of a guide that are good, newest first, without their secrets. For authors.',
    access: 'person',
    params: One,
    reply: Shares,
    statuses: [200],
    problems: guarded,
  },
  makeShare: {
    method: 'post',
    path: '/v1/guides/:id/shares',
    summary: 'Make a share link of a published guide. It is shown this once. For authors.',
    access: 'person',
    params: One,
    request: ShareWish,
    reply: ShareReply,
    statuses: [200],
    problems: [...guarded, 'invalid', 'conflict', 'too-large'],
  },
  revokeShare: {
    method: 'delete',
    path: '/v1/shares/:id',
    summary: 'Revoke a share link: from now on it shows nothing. For authors.',
    access: 'person',
    params: One,
    reply: null,
    statuses: [204],
    problems: guarded,
  },
} as const satisfies Record<string, Operation>;
