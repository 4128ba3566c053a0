import type { ComponentChildren } from 'preact';
import { Notice } from '#components/ui/Notice.tsx';
import type { Toaster } from '#components/ui/Toasts.tsx';
import type { Asked } from './use-asked.ts';
import type { StudioView, Try } from './use-studio.ts';

export interface StewardProps {
  view: StudioView;
  attempt: Try;
  toaster: Toaster;
}

/** What the store said, or that it is asked, or that it does not answer and what to do then. */
export function WhenAnswered<T>({ asked, children }: { asked: Asked<T>; children: (value: T) => ComponentChildren }) {
  return (
    <>
      {asked.hasFailed && (
        <Notice tone="warn">
          <p>The store did not answer, so this may be old. Nothing was changed.</p>
          <button type="button" class="button tight" onClick={() => void asked.again()}>
            Try again
          </button>
        </Notice>
      )}
      {asked.value === undefined
        ? !asked.hasFailed && (
            <p class="soft" role="status">
              Asking the store…
            </p>
          )
        : children(asked.value)}
    </>
  );
}
