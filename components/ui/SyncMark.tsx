import { isSignedOut, type SyncView } from './sync-view.ts';
import { counted } from './time.ts';

interface Props {
  sync: SyncView;
  unsent: number;
  onRetry: () => void;
}

/** Is what I see what my colleagues see? Always shown, quiet while all is well. */
export function SyncMark({ sync, unsent, onRetry }: Props) {
  const { state, words } = describe(sync, unsent);
  // Trying again does not let in who is signed out; the notice beside says what does.
  const mayRetry = (state === 'error' || state === 'offline') && !isSignedOut(sync);
  return (
    <span class="sync" data-state={state}>
      <span class="dot" aria-hidden="true" />
      <span role="status" aria-label="Sync state">
        {words}
      </span>
      {mayRetry && (
        <button type="button" class="button quiet tight" onClick={onRetry}>
          Try again
        </button>
      )}
    </span>
  );
}

function describe(sync: SyncView, unsent: number): { state: string; words: string } {
  const changes = counted(unsent, 'unsent change');
  if (sync?.state === 'error') return { state: 'error', words: unsent ? `Not synced, ${changes}` : 'Not synced' };
  if (sync?.state === 'offline') return { state: 'offline', words: unsent ? `Offline, ${changes}` : 'Offline' };
  if (sync?.state === 'syncing' || sync === null) return { state: 'syncing', words: 'Syncing…' };
  return unsent ? { state: 'unsent', words: changes } : { state: 'synced', words: 'Synced' };
}
