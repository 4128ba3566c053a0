import type { Guide } from '#lib/model/guide.ts';
import { Problem } from '#lib/model/problem.ts';
import { type History, apply, elsewhere, isSame, redo, remember, undo, withOwnWords } from './history.ts';

/** What an editor shows: the guide as its author sees it, and whether this device has it. */
export interface EditingState {
  guide: Guide;
  history: History;
  saving: 'saved' | 'saving' | 'failed';
  problem: string | null;
}

export type Editing = ReturnType<typeof startEditing>;

/** Long enough to save words and not letters, short enough that nobody can lose a sentence. */
const debounceMs = 300;

/**
 * Edit one guide and keep it saved. `save` is told what the edit started from and answers with what came of it, so that
 * edits made meanwhile by others, or in another window, are merged and never overwritten. `onReplaced` hears where other
 * words took the place of some written here, and gets what brings those back.
 */
export function startEditing(
  start: { guide: Guide; history: History; editedAt: number },
  save: (base: Guide, guide: Guide) => Promise<Guide>,
  onChange: (state: EditingState) => void,
  onReplaced: (bringBack: () => void) => void,
) {
  let { guide, history, editedAt } = start;
  let base = guide;
  let sent: Guide | null = null;
  let isDirty = false;
  let problem: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flushing: Promise<void> | null = null;

  const state = (): EditingState => {
    const saving = problem !== null ? 'failed' : isDirty || sent ? 'saving' : 'saved';
    return { guide, history, saving, problem };
  };
  const notify = () => onChange(state());

  function edited(next: Guide, nextHistory: History): void {
    guide = next;
    history = nextHistory;
    isDirty = true;
    clearTimeout(timer);
    timer = setTimeout(() => void (sent ? null : send()), debounceMs);
    notify();
  }

  /** `field` names what is typed in, so that a word is one thing to undo; empty for anything that is not typing. */
  function change(edit: (guide: Guide) => Guide, field = ''): void {
    const next = edit(guide);
    if (!isSame(next, guide)) edited(next, remember(history, guide, next, field, Date.now()));
  }

  /** What this author did elsewhere, or what took away their words, is in the history as if it had been done here. */
  function takeIn(next: Guide, isOwn: boolean): void {
    const { revision, hasChanges, isArchived } = next;
    const before: Guide = { ...guide, revision, hasChanges, isArchived };
    const withOwn = withOwnWords(history, before, next);
    guide = next;
    const back = isOwn ? before : withOwn;
    if (isSame(before, next) || !back) return;
    history = remember(history, back, next, elsewhere, Date.now());
    if (withOwn) onReplaced(() => change((now) => apply(withOwn, next, now)));
  }

  async function send(): Promise<void> {
    const now = guide;
    sent = now;
    isDirty = false;
    try {
      const saved = await save(base, now);
      takeIn(apply(saved, now, guide), false);
      base = saved;
      problem = null;
    } catch (error) {
      isDirty = true;
      problem = error instanceof Problem ? error.message : 'Your last change is not saved. Try again.';
    }
    sent = null;
    if (isDirty && problem === null) {
      clearTimeout(timer);
      timer = setTimeout(() => void send(), debounceMs);
    }
    notify();
  }

  async function sendAll(): Promise<void> {
    problem = null;
    while (sent) await new Promise((done) => setTimeout(done, 10));
    while (isDirty && problem === null) {
      clearTimeout(timer);
      await send();
    }
  }

  return {
    state,
    change,
    undo(): void {
      const back = undo(history, guide);
      if (back) edited(back.guide, back.history);
    },
    redo(): void {
      const forth = redo(history, guide);
      if (forth) edited(forth.guide, forth.history);
    },
    /**
     * What the device has now, and when it changed it last itself. While an edit of ours is on its way, the answer to
     * that will say it.
     */
    receive(latest: Guide, latestEditedAt: number): void {
      const isOwn = latestEditedAt !== editedAt;
      editedAt = latestEditedAt;
      if (isDirty || sent || isSame(latest, base)) return;
      base = latest;
      if (isSame(latest, guide)) return;
      takeIn(latest, isOwn);
      notify();
    },
    /** Resolves when all is saved, or could not be. */
    flush(): Promise<void> {
      flushing ??= sendAll().finally(() => (flushing = null));
      return flushing;
    },
    /** The page may go any moment: hand over what there is without waiting for what was handed over before. */
    handOver(): void {
      clearTimeout(timer);
      if (!isDirty) return;
      if (!sent) return void send();
      isDirty = false;
      void save(sent, guide).catch(() => (isDirty = true));
    },
  };
}
