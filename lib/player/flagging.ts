import { createModel, signal } from '@preact/signals-core';
import type { FlagReason } from '#lib/model/flag.ts';
import type { Trace } from '#lib/model/trace.ts';
import { after } from './after.ts';

/** How a report stands: not begun, being written (again, after a problem), under way, or raised: to be taken back for ten seconds. */
export type FlagState =
  | { kind: 'closed' }
  | { kind: 'writing'; problem: string }
  | { kind: 'sending' }
  | { kind: 'raised'; isSent: boolean; mayUndo: boolean };

/** What was chosen and written so far. */
export interface FlagDraft {
  reason: FlagReason | null;
  note: string;
}

/** By guide and step; for as long as the page is there, and nowhere but in it. */
export type FlagDrafts = Map<string, FlagDraft>;

export interface FlagDesk {
  raise(report: {
    guideId: string;
    stepId: string | null;
    reason: FlagReason;
    note: string;
    trace?: Trace;
  }): Promise<{ flagId: string; isSent: boolean }>;
  withdraw(flagId: string): Promise<unknown>;
}

const undoMs = 10_000;

/**
 * A reader reports that a guide, or one step of it, no longer fits. What was written stays until it is sent or
 * cancelled: whoever closes the form, by Esc or by the cross of the card, finds it there again.
 */
export const Flagging = createModel((guideId: string, desk: FlagDesk, drafts: FlagDrafts, until: AbortSignal) => {
  const state = signal<FlagState>({ kind: 'closed' });
  let raised = { flagId: '', isSent: false };
  /** What the report is about stays what it was when it was begun, also when the reader has gone on meanwhile. */
  let about: string | null = null;
  let trace: Trace | undefined;
  const key = (): string => `${guideId} ${about}`;
  const thank = (mayUndo: boolean): FlagState => (state.value = { kind: 'raised', isSent: raised.isSent, mayUndo });

  return {
    state,
    /** `traced`: how the element was looked for, as the page is now. */
    open(stepId: string | null, traced?: Trace): void {
      about = stepId;
      trace = traced;
      state.value = { kind: 'writing', problem: '' };
    },
    close: () => void (state.value = { kind: 'closed' }),
    cancel(): void {
      drafts.delete(key());
      state.value = { kind: 'closed' };
    },
    hasTrace: (): boolean => trace !== undefined,
    draft: (): FlagDraft => drafts.get(key()) ?? { reason: null, note: '' },
    keep: (draft: FlagDraft) => void drafts.set(key(), draft),
    async send(reason: FlagReason, note: string): Promise<void> {
      state.value = { kind: 'sending' };
      try {
        raised = await desk.raise({ guideId, stepId: about, reason, note, ...(trace && { trace }) });
        drafts.delete(key());
        const own = thank(true);
        after(undoMs, () => state.value === own && thank(false), until);
      } catch (error) {
        state.value = { kind: 'writing', problem: error instanceof Error ? error.message : String(error) };
      }
    },
    async undo(): Promise<void> {
      try {
        await desk.withdraw(raised.flagId);
        state.value = { kind: 'closed' };
      } catch {
        thank(false);
      }
    },
  };
});
export type Flagging = InstanceType<typeof Flagging>;
