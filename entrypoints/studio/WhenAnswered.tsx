import type { ComponentChildren } from 'preact';
import { Notice } from '#components/ui/Notice.tsx';
import type { Asked } from './use-asked.ts';

interface Props<T> {
  asked: Asked<T>;
  children: (value: T) => ComponentChildren;
}

/** What the store said; or that it is on its way, or not to be had, and what to do then. */
export function WhenAnswered<T>({ asked: { value, problem, again }, children }: Props<T>) {
  return (
    <>
      {problem && (
        <Notice tone="danger" onClose={() => void again()} closeLabel="Try again">
          <p>{problem}</p>
        </Notice>
      )}
      {value === undefined
        ? !problem && (
            <p class="soft" role="status" aria-busy="true">
              Asking the store…
            </p>
          )
        : children(value)}
    </>
  );
}
