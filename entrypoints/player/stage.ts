import { signal as value, type ReadonlySignal } from '@preact/signals-core';
import { askOrLeave } from '#lib/messages/orphan.ts';
import type { MessageName, ReplyOf, RequestOf } from '#lib/messages/protocol.ts';
import type { PlayableStep } from '#lib/model/playable.ts';
import type { SpokenTarget } from '#lib/model/target.ts';
import type { Trace } from '#lib/model/trace.ts';
import type { Overlay } from '#lib/overlay/mount-overlay.ts';
import { watchTracesShown } from '#lib/platform/traces-shown.ts';
import { Flagging, type FlagDrafts } from '#lib/player/flagging.ts';
import { labelOf } from '#lib/target/language.ts';
import { traceOf } from '#lib/target/trace.ts';

/** What everything shown in a page shares: where to show it, and whom to ask. */
export interface Stage {
  overlay: Overlay;
  ask<N extends MessageName>(name: N, request: RequestOf<N>): Promise<ReplyOf<N>>;
  /** Ask where the answer does not matter. */
  say<N extends MessageName>(name: N, request: RequestOf<N>): void;
  /** Of an author's text; null where it is not here. */
  picture(sha256: string): Promise<string | null>;
  flagging(guideId: string, signal: AbortSignal): Flagging;
  /** How this target is looked for on the page as it is now. */
  trace(target: SpokenTarget | null | undefined): Trace | undefined;
  /** What the step's element is called here, where that helps to find it in this language; each only once. */
  tellLabel(guideId: string, step: PlayableStep, element: Element | null): void;
  /** Is that to be seen on the cards? For those who switched it on in Studio. */
  areTracesShown: ReadonlySignal<boolean>;
}

export function makeStage(overlay: Overlay, leave: () => void): Stage {
  const drafts: FlagDrafts = new Map();
  const ask = askOrLeave(leave);
  const areTracesShown = value(false);
  const told = new Set<string>();
  watchTracesShown((are) => (areTracesShown.value = are));
  return {
    overlay,
    ask,
    say: (name, request) => void ask(name, request).catch(() => undefined),
    picture: (sha256) => ask('picture:get', { sha256 }).catch(() => null),
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
    tellLabel(guideId, { id: stepId, target }, element) {
      const label = target && element && labelOf(target, element);
      const key = JSON.stringify([stepId, label]);
      if (!label || told.has(key)) return;
      told.add(key);
      void ask('label:tell', { guideId, stepId, ...label }).catch(() => undefined);
    },
    trace: (target) => (target ? traceOf(target, document) : undefined),
    areTracesShown,
  };
}
