import { ask } from './ask.ts';

const everyMs = 4_000;

/**
 * While a page of ours is looked at, what colleagues do appears there by itself: asks for a round now and every few
 * seconds. A round in which nothing has changed is one small request. How it went is in the sync state.
 */
export function keepSyncing(page: Document, onBug: (error: unknown) => void, signal: AbortSignal): void {
  const sync = () => {
    if (page.visibilityState === 'visible') void ask('sync:now', {}).catch(onBug);
  };
  sync();
  const timer = setInterval(sync, everyMs);
  page.addEventListener('visibilitychange', sync, { signal });
  signal.addEventListener('abort', () => clearInterval(timer));
}
