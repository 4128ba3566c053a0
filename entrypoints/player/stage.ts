import { askOrLeave } from '#lib/messages/orphan.ts';
import type { MessageName, ReplyOf, RequestOf } from '#lib/messages/protocol.ts';
import type { Overlay } from '#lib/overlay/mount-overlay.ts';
import { Flagging, type FlagDrafts } from '#lib/player/flagging.ts';

/** What everything shown in a page shares: where to show it, and whom to ask. */
export interface Stage {
  overlay: Overlay;
  ask<N extends MessageName>(name: N, request: RequestOf<N>): Promise<ReplyOf<N>>;
  /** Ask where the answer does not matter. */
  say<N extends MessageName>(name: N, request: RequestOf<N>): void;
  flagging(guideId: string, signal: AbortSignal): Flagging;
}

export function makeStage(overlay: Overlay, leave: () => void): Stage {
  const drafts: FlagDrafts = new Map();
  const ask = askOrLeave(leave);
  return {
    overlay,
    ask,
    say: (name, request) => void ask(name, request).catch(() => undefined),
    flagging: (guideId, signal) =>
      new Flagging(
        guideId,
        {
          raise: (report) => ask('flag:raise', report),
          withdraw: (flagId) => ask('flag:withdraw', { flagId }),
        },
        drafts,
        signal,
      ),
  };
}
