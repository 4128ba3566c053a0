import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod/mini';
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
  const place = issue?.path.length ? ` at ${issue.path.map(String).join('.')}` : '';
  throw new Problem('invalid', `The request does not have the right form${place}.`);
}

/** Refuse a body above this size before it is read whole. */
export function refuseAbove(bytes: number): ReturnType<typeof bodyLimit> {
  return bodyLimit({
    maxSize: bytes,
    onError: () => {
      throw new Problem('too-large', `The request may have ${bytes} bytes at most.`);
    },
  });
}
