import { Logo } from '#components/ui/Logo.tsx';
import { Notice } from '#components/ui/Notice.tsx';
import { isSignedOut, type SyncView } from '#components/ui/sync-view.ts';
import { SyncMark } from '#components/ui/SyncMark.tsx';

interface Props {
  workspace: string;
  sync: SyncView;
  unsent: number;
  onRetry: () => void;
  onRejoin: () => void;
}

/** Where I am, and whether what I see is what colleagues see. */
export function Header({ workspace, sync, unsent, onRetry, onRejoin }: Props) {
  return (
    <header class="bar">
      <div class="row between">
        <span class="brand">
          <Logo size={22} />
          <h1>{workspace}</h1>
        </span>
        <SyncMark sync={sync} unsent={unsent} onRetry={onRetry} />
      </div>
      {sync?.state === 'error' && (
        <Notice tone="warn">
          <p>{sync.message}</p>
          {isSignedOut(sync) && (
            <button type="button" class="button" onClick={onRejoin}>
              Join again
            </button>
          )}
        </Notice>
      )}
    </header>
  );
}
