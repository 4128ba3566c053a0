import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Puts the focus where the next thing is typed or pressed; `autofocus` works only once in a document. */
export function useFirstFocus<E extends HTMLElement>(): RefObject<E | null> {
  const first = useRef<E>(null);
  useEffect(() => first.current?.focus(), []);
  return first;
}
