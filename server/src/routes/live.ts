import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { Problem } from '../../../lib/model/problem.ts';
import { addRoute } from '#src/access/add-route.ts';
import type { SignedIn } from '#src/auth/sign-in.ts';
import { operations } from '#src/operations.ts';
import type { Store } from '#src/store/store.ts';

/** Proxies cut what is silent for longer; and whoever lost access meanwhile has to ask anew. */
const silenceMs = 20_000;
const livesMs = 10 * 60_000;
const streamsMost = 5_000;

/** Says that something is new, never what: whoever hears it asks as ever, and gets what they may see. */
export function addLive(app: Hono<SignedIn>, store: Store, ending: AbortSignal): void {
  let open = 0;
  addRoute(app, operations.live, store, async (c) => {
    if (open >= streamsMost)
      throw new Problem('too-many', 'Too many pages listen here. They ask now and then instead.');
    const person = c.get('person');
    // From now on the heads of this person's own feed are looked at, too.
    await store.headsFor(person);
    c.header('Cache-Control', 'no-store');
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(c, async (stream) => {
      open += 1;
      let end = () => {};
      const ended = new Promise<void>((resolve) => (end = resolve));
      const stop = store.onMove(person, (feed, seq) => {
        void stream.writeSSE({ event: 'moved', data: JSON.stringify({ feed, seq }) }).catch(end);
      });
      const stillHere = setInterval(() => void stream.write(': still here\n\n').catch(end), silenceMs);
      const enough = setTimeout(end, livesMs);
      stream.onAbort(end);
      ending.addEventListener('abort', end);
      try {
        await stream.write(': listening\n\n');
        if (!ending.aborted) await ended;
      } finally {
        open -= 1;
        stop();
        clearInterval(stillHere);
        clearTimeout(enough);
        ending.removeEventListener('abort', end);
      }
    });
  });
}
