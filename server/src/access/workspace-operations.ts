import * as z from 'zod/mini';
import { RetentionReply, RetentionRequest } from '../../../lib/model/retention.ts';
import { Libraries, LibraryName, LibraryRequest, PersonId, SignInGroups } from '../../../lib/model/steward.ts';
import type { Operation } from '#src/operations.ts';

export const One = z.object({ id: PersonId });

export const guarded = ['signed-out', 'not-allowed', 'busy'] as const;
export const changing = [...guarded, 'invalid', 'not-found', 'conflict', 'too-large'] as const;

/** What stewards ask about the workspace itself: its libraries, its sign-in, how long it keeps what is over. */
export const workspaceOperations = {
  libraries: {
    method: 'get',
    path: '/v1/libraries',
    summary: 'The libraries of the workspace.',
    access: 'library',
    reply: Libraries,
    statuses: [200],
    problems: guarded,
  },
  makeLibrary: {
    method: 'post',
    path: '/v1/libraries',
    summary: 'Make a library with readers and authors of its own.',
    access: 'workspace',
    request: LibraryRequest,
    reply: null,
    statuses: [204],
    problems: changing,
  },
  renameLibrary: {
    method: 'put',
    path: '/v1/libraries/:id',
    summary: 'Give a library another name. Its id stays.',
    access: 'workspace',
    params: One,
    request: LibraryName,
    reply: null,
    statuses: [204],
    problems: changing,
  },
  signInGroups: {
    method: 'get',
    path: '/v1/sign-in/groups',
    summary: 'Which groups of the identity provider become which teams here, and with what role.',
    access: 'library',
    reply: SignInGroups,
    statuses: [200],
    problems: guarded,
  },
  retention: {
    method: 'get',
    path: '/v1/retention',
    summary: 'How long what is over is kept.',
    access: 'workspace',
    reply: RetentionReply,
    statuses: [200],
    problems: guarded,
  },
  putRetention: {
    method: 'put',
    path: '/v1/retention',
    summary: 'Say how long what is over is kept. What is older goes within the hour and does not come back.',
    access: 'workspace',
    request: RetentionRequest,
    reply: null,
    statuses: [204],
    problems: changing,
  },
} as const satisfies Record<string, Operation>;
