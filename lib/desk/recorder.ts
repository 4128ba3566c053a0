import {
  activeRecording,
  discardRecording,
  finishRecording,
  interruptRecording,
  viewRecording,
} from '#lib/authoring/recordings.ts';
import { tell } from '#lib/messages/notices.ts';
import type { Picture } from '#lib/model/guide.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { browser } from '#lib/platform/browser.ts';
import { reportBug } from '#lib/platform/log.ts';
import { registerScript, runScript } from '#lib/sites/scripts.ts';
import { readSites } from '#lib/sites/sites.ts';
import type { Device, Session, StoredRecording } from '#lib/store/device.ts';

export type Recorder = ReturnType<typeof makeRecorder>;

/** Has the recorder script where the recording is, from the popup's button to the draft in Studio. */
export function makeRecorder(device: Device, session: () => Promise<Session>) {
  /** Taken at the press, waiting for their steps. In memory only: when the worker is stopped a picture is lost, no step. */
  const looks = new Map<string, Promise<Picture | null>>();

  /** In every page of these sites from now on, as the recording may go from one to another. */
  const register = async (recording: StoredRecording): Promise<void> =>
    registerScript('recorder', [...(await readSites()), new URL(recording.url).origin]);

  /** From now on in this tab. False where the browser lets nothing of ours into it. */
  const follow = async (recording: StoredRecording): Promise<boolean> => {
    await register(recording);
    if (!(await runScript('recorder', recording.tabId))) return false;
    await tell(recording.tabId, { notice: 'recording:changed', recording: await viewRecording(device, recording) });
    return true;
  };
  const end = async (tabId: number | undefined): Promise<void> => {
    looks.clear();
    await registerScript('recorder', []);
    if (tabId !== undefined) await tell(tabId, { notice: 'recording:changed', recording: null });
  };
  const finish = async (recordingId: string): Promise<{ guideId: string | null }> => {
    const { me } = await session();
    const tabId = (await device.recordings.get(recordingId))?.tabId;
    await Promise.allSettled(looks.values());
    const guide = await finishRecording(device, me, recordingId);
    await end(tabId);
    return { guideId: guide?.id ?? null };
  };
  /** Where its author has to hear that it ended: the draft opens in front of them. */
  const finishInStudio = async (recordingId: string): Promise<{ guideId: string | null }> => {
    const finished = await finish(recordingId);
    if (finished.guideId) {
      const place = `/studio.html#/guide/${finished.guideId}`;
      await browser.tabs.create({ url: browser.runtime.getURL(place as '/studio.html') });
    }
    return finished;
  };
  const interrupt = async ({ id, tabId }: StoredRecording): Promise<void> => {
    await interruptRecording(device, id);
    await end(tabId);
  };

  return {
    looks,
    follow,
    /**
     * After an update of ours the browser has forgotten the recorder, and the one in the page is deaf: it is there anew,
     * with the steps so far. A page that cannot have it now, such as one that failed to load, has it at its next load.
     */
    async goOn(): Promise<void> {
      const recording = await activeRecording(device);
      if (!recording || recording.tabId < 0) return;
      const tab = await browser.tabs.get(recording.tabId).catch(() => undefined);
      if (!tab) return interrupt(recording);
      const origins = [...(await readSites()), originOf(recording.url)];
      const isThere = origins.includes(originOf(tab.url ?? ''));
      try {
        await (isThere ? follow(recording) : register(recording));
      } catch (error) {
        reportBug(error);
        await finishInStudio(recording.id);
      }
    },
    /** Its tab is gone, nothing that it holds is: the popup offers to go on. */
    async interrupt(isMeant: (recording: StoredRecording) => boolean): Promise<void> {
      const recording = await activeRecording(device);
      if (recording && isMeant(recording)) await interrupt(recording);
    },
    finish,
    finishInStudio,
    async discard(recordingId: string): Promise<void> {
      const tabId = (await device.recordings.get(recordingId))?.tabId;
      await discardRecording(device, recordingId);
      await end(tabId);
    },
  };
}
