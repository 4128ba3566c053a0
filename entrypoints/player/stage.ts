import { ask } from '#lib/messages/ask.ts';
import type { MessageName, ReplyOf, RequestOf } from '#lib/messages/protocol.ts';
import { browser } from '#lib/platform/browser.ts';
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

/** An extension that was updated or removed leaves its scripts behind, deaf: such a one takes itself away. */
export function makeStage(overlay: Overlay, leave: () => void): Stage {
  const drafts: FlagDrafts = new Map();
  const listen: Stage['ask'] = async (name, request) => {
    try {
      return await ask(name, request);
    } catch (error) {
      if (!browser.runtime?.id) leave();
      throw error;
    }
  };
  return {
    overlay,
    ask: listen,
    say: (name, request) => void listen(name, request).catch(() => undefined),
    flagging: (guideId, signal) =>
      new Flagging(
        guideId,
        {
          raise: (report) => listen('flag:raise', report),
          withdraw: (flagId) => listen('flag:withdraw', { flagId }),
        },
        drafts,
        signal,
      ),
  };
}
