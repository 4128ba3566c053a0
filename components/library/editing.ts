import type { Guide } from '#lib/model/guide.ts';
import { Problem } from '#lib/model/problem.ts';
import { apply, isSame, redo, remember, undo, type History } from './history.ts';

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
 * edits made meanwhile by others, or in another window, are merged and never overwritten.
 */
export function startEditing(
  start: { guide: Guide; history: History },
  save: (base: Guide, guide: Guide) => Promise<Guide>,
  onChange: (state: EditingState) => void,
) {
  let { guide, history } = start;
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

  async function send(): Promise<void> {
    const now = guide;
    sent = now;
    isDirty = false;
    try {
      const saved = await save(base, now);
      guide = apply(saved, now, guide);
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
    /** `field` names what is typed in, so that a word is one thing to undo; empty for anything that is not typing. */
    change(edit: (guide: Guide) => Guide, field = ''): void {
      const next = edit(guide);
      if (!isSame(next, guide)) edited(next, remember(history, guide, next, field, Date.now()));
    },
    undo(): void {
      const back = undo(history, guide);
      if (back) edited(back.guide, back.history);
    },
    redo(): void {
      const forth = redo(history, guide);
      if (forth) edited(forth.guide, forth.history);
    },
    /** What the device has now. While an edit of ours is on its way, the answer to that will say it. */
    receive(latest: Guide): void {
      if (isDirty || sent || isSame(latest, base)) return;
      base = latest;
      if (isSame(latest, guide)) return;
      guide = latest;
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
