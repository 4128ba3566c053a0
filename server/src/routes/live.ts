import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { mayRead } from '../../../lib/model/feeds.ts';
import { Problem } from '../../../lib/model/problem.ts';
import type { Me } from '../../../lib/model/sync.ts';
import { addRoute } from '#src/access/add-route.ts';
import type { Session, SignedIn } from '#src/auth/sign-in.ts';
import { operations } from '#src/operations.ts';
import type { Store } from '#src/store/store.ts';

/** Proxies cut what is silent for longer. */
const silenceMs = 20_000;
const livesMs = 10 * 60_000;
const streamsMost = 5_000;

/** Says that something is new, never what: whoever hears it asks as ever, and gets what they may see. */
export function addLive(
  app: Hono<SignedIn>,
  store: Store,
  ending: AbortSignal,
  onCount: (by: 1 | -1) => void = () => undefined,
): void {
  let open = 0;
  addRoute(app, operations.live, store, async (c) => {
    if (open >= streamsMost)
      throw new Problem('too-many', 'Too many pages listen here. They ask now and then instead.');
    // From now on the heads of this person's own feed are looked at, too.
    await store.headsFor(c.get('person'));
    c.header('Cache-Control', 'no-store');
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(c, async (stream) => {
      open += 1;
      onCount(1);
      let end = () => {};
      const ended = new Promise<void>((resolve) => (end = resolve));
      const tell = (feed: string, seq: number) =>
        void stream.writeSSE({ event: 'moved', data: JSON.stringify({ feed, seq }) }).catch(end);
      const stop = listenAs(c.get('again'), store, tell, end);
      const stillHere = setInterval(() => void stream.write(': still here\n\n').catch(end), silenceMs);
      const enough = setTimeout(end, livesMs);
      stream.onAbort(end);
      ending.addEventListener('abort', end);
      try {
        await stream.write(': listening\n\n');
        if (!ending.aborted) await ended;
      } finally {
        open -= 1;
        onCount(-1);
        stop();
        clearInterval(stillHere);
        clearTimeout(enough);
        ending.removeEventListener('abort', end);
      }
    });
  });
}

/**
 * Tell of what moves, to whoever this is now. That is asked again when who may what has changed, and what moves
 * meanwhile waits for the answer. `end`: nobody any more, or nobody knows.
 */
function listenAs(
  ask: () => Promise<Session>,
  store: Pick<Store, 'onMove' | 'onAccess'>,
  tell: (feed: string, seq: number) => void,
  end: () => void,
): () => void {
  let who: Me | null = null;
  let round = 0;
  const waiting = new Map<string, number>();
  const hear = (feed: string, seq: number) => {
    if (who === null) waiting.set(feed, seq);
    else if (mayRead(feed, who)) tell(feed, seq);
  };
  const askAgain = async () => {
    who = null;
    const mine = (round += 1);
    const session = await ask();
    if (mine !== round) return;
    if ('refusal' in session) return end();
    who = session.person;
    for (const [feed, seq] of waiting) hear(feed, seq);
    waiting.clear();
  };
  const again = () => void askAgain().catch(end);
  const stops = [store.onMove(hear), store.onAccess(again)];
  again();
  return () => {
    round += 1;
    for (const stop of stops) stop();
  };
}
