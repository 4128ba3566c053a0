import type { ComponentChildren } from 'preact';
import { Notice } from '#components/ui/Notice.tsx';
import type { Asked } from './use-asked.ts';

interface Props<T> {
  asked: Asked<T>;
  isEmpty: (value: T) => boolean;
  empty: ComponentChildren;
  children: (value: T) => ComponentChildren;
}

/** A list that the store was asked for: on its way, not to be had, empty, or there. */
export function AskedList<T>({ asked, isEmpty, empty, children }: Props<T>) {
  const { value, problem, again } = asked;
  return (
    <>
      {problem && (
        <Notice tone="danger" onClose={again} closeLabel="Try again">
          <p>{problem}</p>
        </Notice>
      )}
      {value === undefined
        ? !problem && (
            <p class="soft" aria-busy="true">
              Asking the store…
            </p>
          )
        : null}
      {value !== undefined && (isEmpty(value) ? <section class="card blank">{empty}</section> : children(value))}
    </>
  );
}
