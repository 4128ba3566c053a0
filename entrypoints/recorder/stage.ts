import type { ask } from '#lib/messages/ask.ts';
import type { Overlay } from '#lib/overlay/mount-overlay.ts';
import type { HiddenParts } from '#lib/recorder/hidden.ts';
import type { Eyes } from '#lib/recorder/record.ts';

/** What all uses of the recorder script share. */
export interface Stage {
  open(until: AbortSignal): Overlay;
  ask: typeof ask;
  eyes: Eyes;
  isOurs(target: EventTarget | undefined): boolean;
  hidden: HiddenParts;
  /** Until the script finds itself orphaned. */
  signal: AbortSignal;
}
