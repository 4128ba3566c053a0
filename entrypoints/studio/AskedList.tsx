import type { ComponentChildren } from 'preact';
import type { Asked } from './use-asked.ts';
import { WhenAnswered } from './WhenAnswered.tsx';

interface Props<T> {
  asked: Asked<T>;
  isEmpty: (value: T) => boolean;
  empty: ComponentChildren;
  children: (value: T) => ComponentChildren;
}

/** A list that the store was asked for: on its way, not to be had, empty, or there. */
export function AskedList<T>({ asked, isEmpty, empty, children }: Props<T>) {
  return (
    <WhenAnswered asked={asked}>
      {(value) => (isEmpty(value) ? <section class="card blank">{empty}</section> : children(value))}
    </WhenAnswered>
  );
}
