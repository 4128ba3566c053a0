import { useEffect } from 'preact/hooks';
import type { Toaster } from '#components/ui/Toasts.tsx';
import { useLive, type Live } from '#components/ui/use-live.ts';
import { ask, complaintOf } from '#lib/messages/ask.ts';
import { keepSyncing } from '#lib/messages/keep-syncing.ts';
import type { MessageName, ReplyOf, RequestOf } from '#lib/messages/protocol.ts';
import { Problem } from '#lib/model/problem.ts';
import { reportBug } from '#lib/platform/log.ts';
import type { Device, Session } from '#lib/store/device.ts';
import { countUnsent, readAll, readLibrary, readOne } from '#lib/store/read.ts';
import { readLastLibrary, readSession, readSyncState } from '#lib/store/settings.ts';
import { listenLive } from '#lib/sync/live.ts';
import { contentsOf } from './reviews.ts';

/** Ask, and say it in a toast where that fails. Undefined then. */
export type Try = <N extends MessageName>(name: N, request: RequestOf<N>) => Promise<ReplyOf<N> | undefined>;

/** All that Studio shows, read from this device. Undefined until first read. */
export function useStudio(device: Device, live: Live) {
  return useLive(live, async () => {
    const [session, sync, unsent, items, flags, questions, people, apps, orphans, lastLibrary] = await Promise.all([
      readSession(device),
      readSyncState(device),
      countUnsent(device),
      readLibrary(device),
      readAll(device, 'flag'),
      readAll(device, 'question'),
      readAll(device, 'person'),
      readAll(device, 'app'),
      device.orphans.toArray(),
      readLastLibrary(device),
    ]);
    const [reviews, comments, workspace] = await Promise.all([
      readAll(device, 'review'),
      readAll(device, 'comment'),
      readOne(device, 'workspace', 'workspace'),
    ]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const said = {
      reviews,
      comments,
      approvals: workspace?.approvals ?? {},
      recording: workspace?.recording ?? {},
      contents: await contentsOf(items, reviews),
    };
    return { session, sync, unsent, items, flags, questions, people, names, apps, orphans, lastLibrary, ...said };
  }, [device]);
}

/** The same once somebody has joined: what every part of Studio gets. */
export type StudioView = Omit<NonNullable<ReturnType<typeof useStudio>>, 'session'> & { session: Session };

/** What every page of Studio gets. */
export interface PageProps {
  view: StudioView;
  attempt: Try;
  toaster: Toaster;
}

export function tryWith(toaster: Toaster): Try {
  return async (name, request) => {
    try {
      return await ask(name, request);
    } catch (error) {
      toaster.complain(complaintOf(error));
      return undefined;
    }
  };
}

/** Studio stays open for hours; what colleagues do appears while it is looked at. */
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
