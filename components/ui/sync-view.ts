/** How the last round with the store went, as far as views care. Null before the first one. */
export type SyncView =
  { state: 'synced' | 'syncing' | 'offline' } | { state: 'error'; message: string; problem: string } | null;

/** The store does not know this device any more: trying again does not help, joining again does. */
export function isSignedOut(sync: SyncView): boolean {
  return sync?.state === 'error' && sync.problem === 'signed-out';
}
