import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Problem, type ProblemCode } from '../../lib/model/problem.ts';
import type { ProblemReply } from '../../lib/model/sync.ts';
import { TooMany } from './auth/request-limits.ts';
import { isDatabaseAway } from './db/database.ts';
import type { Log } from './log.ts';
import { EpochChanged } from './store/push.ts';

const statuses: Record<ProblemCode, ContentfulStatusCode> = {
  invalid: 422,
  'signed-out': 401,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  unexpected: 500,
  busy: 503,
  offline: 503,
};

export const statusOf = (code: ProblemCode): ContentfulStatusCode => statuses[code];

/** Every failure leaves as the same small form; what was not expected is logged and says nothing of its inside. */
export function answerProblem(error: unknown, c: Context, log: Log): Response {
  const problem = asProblem(error);
  if (problem.code === 'unexpected') log.error({ err: error, path: c.req.path }, 'unexpected failure');
  const retryAfter = problem instanceof TooMany ? problem.seconds : 5;
  if (problem.code === 'too-many' || problem.code === 'busy') c.header('Retry-After', String(retryAfter));
  // The rest of a body that did not say its size would be taken for the next request.
  if (problem.code === 'too-large' && !c.req.header('content-length')) c.header('Connection', 'close');
  const epoch = problem instanceof EpochChanged ? { epoch: problem.epoch } : {};
  const reply: ProblemReply = { problem: problem.code, message: problem.message, ...epoch };
  return c.json(reply, statusOf(problem.code));
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isDatabaseAway(error))
    return new Problem('busy', 'The store cannot reach its database just now. Try again in a moment.');
  return new Problem('unexpected', 'Something went wrong in the store.', { cause: error });
}
