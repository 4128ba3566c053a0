import { readRecordingRules } from '#lib/authoring/workspace.ts';
import { reportBug } from '#lib/platform/log.ts';
import { watch } from '#lib/store/live.ts';
import type { Desk } from './desk.ts';

/** What a steward changes while somebody records holds from the next page on; what pictures are, at once. */
export function heedRules({ device, recorder }: Desk): void {
  watch(
    () => readRecordingRules(device),
    () => void recorder.restore().catch(reportBug),
    reportBug,
    new AbortController().signal,
  );
}
