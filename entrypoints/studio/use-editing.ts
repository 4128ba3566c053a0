import { useEffect, useRef, useState } from 'preact/hooks';
import { startEditing, type Editing, type EditingState } from '#components/library/editing.ts';
import { ask } from '#lib/messages/ask.ts';
import type { EditorProps } from './GuidePage.tsx';

/** An editing of this guide that lives as long as its page, saves by itself and takes in what others change. */
export function useEditing({
  guide,
  editedAt,
  history,
  onHistory,
  toaster,
}: Pick<EditorProps, 'guide' | 'editedAt' | 'history' | 'onHistory' | 'toaster'>): [EditingState, Editing] {
  const editing = useRef<Editing | null>(null);
  const [, redraw] = useState(0);
  editing.current ??= startEditing(
    { guide, editedAt, history },
    (base, edited) => ask('guide:save', { base, guide: edited }),
    (state) => {
      onHistory(state.history);
      redraw((count) => count + 1);
    },
    (bringBack) => toaster.say('Words that you wrote here were replaced elsewhere.', bringBack),
  );
  const { current } = editing;
  useEffect(() => current.receive(guide, editedAt), [guide, editedAt]);
  useEffect(() => {
    const leave = new AbortController();
    const { signal } = leave;
    window.addEventListener('pagehide', () => current.handOver(), { signal });
    window.addEventListener('beforeunload', () => current.handOver(), { signal });
    document.addEventListener('visibilitychange', () => document.hidden && current.handOver(), { signal });
    return () => {
      leave.abort();
      current.handOver();
    };
  }, []);
  return [current.state(), current];
}

/** Undo and redo by keyboard, wherever the focus is: the history of the guide is longer than that of one field. */
export function useUndoKeys(editing: Editing): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && !(key === 'y' && !event.shiftKey)) return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) editing.redo();
      else editing.undo();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [editing]);
}
