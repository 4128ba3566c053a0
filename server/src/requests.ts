import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type * as z from 'zod/mini';
import { Problem } from '../../lib/model/problem.ts';

/** The JSON of a request, unparsed by any form. Limits on its size come before this. */
export async function readJson(c: Context): Promise<unknown> {
  const text = await c.req.text();
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Problem('invalid', 'The request is not JSON.', { cause: error });
  }
}

/** A value in the form that is asked for, or a problem that names the first place where it is not. */
export function parseAs<T extends z.ZodMiniType>(form: T, value: unknown): z.output<T> {
  const parsed = form.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])];
  const place = path.length > 0 ? ` at ${path.map(String).join('.')}` : '';
  throw new Problem('invalid', `The request does not have the right form${place}.`);
}

/** Refuse a body above this size before it is read whole. */
export function refuseAbove(bytes: number): MiddlewareHandler {
  const refuse = () => {
    throw new Problem('too-large', `The request may have ${bytes} bytes at most.`);
  };
  const limitStream = bodyLimit({ maxSize: bytes, onError: refuse });
  return async (c, next) => {
    refuseDeclaredAbove(c, bytes);
    await limitStream(c, next);
  };
}

/** By its header alone: a body that nobody has touched is drained by the server, and the connection stays good. */
export function refuseDeclaredAbove(c: Context, bytes: number): void {
  if (Number(c.req.header('content-length') ?? 0) > bytes) {
    throw new Problem('too-large', `The request may have ${bytes} bytes at most.`);
  }
}
