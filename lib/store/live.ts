import { liveQuery } from 'dexie';

/** Run a query now and again whenever what it read has changed, in whichever context it changed. */
export function watch<T>(
  query: () => Promise<T>,
  onValue: (value: T) => void,
  onError: (error: unknown) => void,
  signal: AbortSignal,
): void {
  const subscription = liveQuery(query).subscribe({ next: onValue, error: onError });
  signal.addEventListener('abort', () => subscription.unsubscribe());
}
