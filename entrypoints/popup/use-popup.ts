import { useEffect, useState } from 'preact/hooks';
import { useLive, type Live } from '#components/ui/use-live.ts';
import { ask, complaintOf } from '#lib/messages/ask.ts';
import { keepSyncing } from '#lib/messages/keep-syncing.ts';
import type { MessageName, ReplyOf, RequestOf } from '#lib/messages/protocol.ts';
import { dayOf, isShownTo } from '#lib/model/audience.ts';
import { Problem } from '#lib/model/problem.ts';
import type { Me } from '#lib/model/sync.ts';
import { reportBug } from '#lib/platform/log.ts';
import type { Device, Session } from '#lib/store/device.ts';
import { countOnlyHere, countUnsent, readAll, readLibrary, type LibraryItem } from '#lib/store/read.ts';
import { readSession, readSignInProblem, readSyncState } from '#lib/store/settings.ts';
import { listenLive } from '#lib/sync/live.ts';

/** Ask, and say it in the popup where that fails. Undefined then. */
export type Try = <N extends MessageName>(name: N, request: RequestOf<N>) => Promise<ReplyOf<N> | undefined>;

/** What is on this device, as far as the popup shows it. Undefined until first read. */
export function useDevice(device: Device, live: Live) {
  return useLive(live, async () => {
    const [session, sync, unsent, onlyHere, apps, items, flags, questions, recordings, signInProblem] =
      await Promise.all([
        readSession(device),
        readSyncState(device),
        countUnsent(device),
        countOnlyHere(device),
        readAll(device, 'app'),
        readLibrary(device),
        readAll(device, 'flag'),
        readAll(device, 'question'),
        readOpenRecordings(device),
        readSignInProblem(device),
      ]);
    return { session, sync, unsent, onlyHere, apps, items, flags, questions, recordings, signInProblem };
  }, [device]);
}

export type OpenRecording = Awaited<ReturnType<typeof readOpenRecordings>>[number];

async function readOpenRecordings(device: Device) {
  const open = (await device.recordings.toArray()).filter((recording) => recording.endedAt === null);
  return Promise.all(
    open.map(async (recording) => ({
      ...recording,
      stepCount: await device.recordedSteps.where('recordingId').equals(recording.id).count(),
    })),
  );
}

/** One problem at a time, in words; the next attempt clears it. */
export function useTry(): { problem: string | null; attempt: Try; complain: (problem: string | null) => void } {
  const [problem, complain] = useState<string | null>(null);
  const attempt: Try = async (name, request) => {
    complain(null);
    try {
      return await ask(name, request);
    } catch (error) {
      complain(complaintOf(error));
      return undefined;
    }
  };
  return { problem, attempt, complain };
}

/** Whoever looks wants to see what is new. That it may fail is shown by the sync state, not as a complaint. */
export function useSyncWhileOpen(session: Session | null): void {
  const { storeUrl = '', token = '' } = session ?? {};
  useEffect(() => {
    if (!token) return;
    const open = new AbortController();
    keepSyncing(document, (error) => error instanceof Problem || reportBug(error), open.signal);
    const look = () => void ask('sync:now', {}).catch((error) => error instanceof Problem || reportBug(error));
    void listenLive({ storeUrl, token }, look, open.signal);
    return () => open.abort();
  }, [storeUrl, token]);
}

/** Published, for this person and today. */
export function isToRead({ entry, status }: LibraryItem, me: Me): boolean {
  return entry !== null && status !== 'archived' && isShownTo(entry, me, dayOf());
}

/** What readers see of a guide, or its author where nobody else sees it yet. */
export function shownOf(item: LibraryItem) {
  return item.entry ?? item.guide;
}
