import {
  activeRecording,
  discardRecording,
  finishRecording,
  interruptRecording,
  lastStep,
  startRecording,
  viewRecording,
} from '#lib/authoring/recordings.ts';
import { tell, tellAll } from '#lib/messages/notices.ts';
import type { Guide, Picture } from '#lib/model/guide.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { Problem } from '#lib/model/problem.ts';
import { browser } from '#lib/platform/browser.ts';
import { reportBug } from '#lib/platform/log.ts';
import { registerScript, runScript, unregisterScript } from '#lib/sites/scripts.ts';
import { isEnabledAt, readSites } from '#lib/sites/sites.ts';
import type { Device, Session, StoredRecording } from '#lib/store/device.ts';
import { readPick, writePick } from '#lib/store/settings.ts';
import { glanceOf } from './look.ts';
import { addressOfStep, openInStudio } from './open-at.ts';
import { refuseBarred, rulesAt } from './page-rules.ts';
import { lastOpen, wayTo } from './tabs.ts';

export type Recorder = ReturnType<typeof makeRecorder>;

/** Has the recorder script where the recording is, from the popup's button to the draft in Studio. */
export function makeRecorder(device: Device, session: () => Promise<Session>) {
  /** Taken at the press, waiting for their steps. In memory only: when the worker is stopped a picture is lost, no step. */
  const looks = new Map<string, Promise<Picture | null>>();

  /** In every page of the enabled sites from now on, as a recording may go from one to another. */
  const register = (): Promise<void> => registerScript('recorder', readSites, () => glanceOf(device));
  /** Registered where a recording has a tab, and nowhere else. */
  const restore = (): Promise<void> =>
    registerScript(
      'recorder',
      async () => {
        const recording = await activeRecording(device);
        return recording && recording.tabId >= 0 ? readSites() : [];
      },
      () => glanceOf(device),
    );
  /** A page in which one may be begun or gone on with. */
  const pageIn = async (tabId: number): Promise<string> => {
    const { url = '' } = (await browser.tabs.get(tabId).catch(() => undefined)) ?? {};
    const origin = originOf(url);
    if (!origin) throw new Problem('not-allowed', 'Only web pages can be recorded. Open the app first.');
    if (!(await readSites()).includes(origin))
      throw new Problem('not-allowed', `Handrail is not enabled on ${origin}. Enable it there first.`);
    await refuseBarred(device, url);
    return url;
  };
  const stored = async (recordingId: string): Promise<StoredRecording> => {
    const recording = await device.recordings.get(recordingId);
    if (!recording) throw new Problem('not-found', 'This recording was finished already. Its draft is in Studio.');
    return recording;
  };
  const bringTo = async (tabId: number): Promise<void> => {
    // Whoever records here points at nothing for another guide any more.
    if ((await readPick(device))?.tabId === tabId) await writePick(device, null);
    await register();
    if (!(await runScript('recorder', tabId, await glanceOf(device))))
      throw new Problem('not-allowed', 'The browser lets no extension work on this page. Reload it and try again.');
  };
  /** Where it is still going on in that tab. */
  const show = async ({ id, tabId }: Pick<StoredRecording, 'id' | 'tabId'>): Promise<void> => {
    const { url = '' } = (await browser.tabs.get(tabId).catch(() => undefined)) ?? {};
    const rules = await rulesAt(device, url);
    const recording = await activeRecording(device);
    if (recording?.id !== id || recording.tabId !== tabId) return;
    const view = await viewRecording(device, recording, rules);
    await tellAll(recording.tabId, { notice: 'recording:changed', recording: view });
  };
  const goTo = async (recording: StoredRecording, tabId: number, way: number[]): Promise<void> => {
    await device.recordings.update(recording.id, { tabId, from: way });
    await tellAll(recording.tabId, { notice: 'recording:changed', recording: null });
    // In frames there are recorders only since it is known that they are wanted there.
    await runScript('recorder', tabId, await glanceOf(device));
    await show({ ...recording, tabId });
  };
  const end = async (tabId: number | undefined): Promise<void> => {
    looks.clear();
    await unregisterScript('recorder');
    if (tabId !== undefined) await tellAll(tabId, { notice: 'recording:changed', recording: null });
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
    if (finished.guideId) await openInStudio(finished.guideId);
    return finished;
  };
  const discard = async (recordingId: string): Promise<void> => {
    const tabId = (await device.recordings.get(recordingId))?.tabId;
    await discardRecording(device, recordingId);
    await end(tabId);
  };
  const interrupt = async ({ id, tabId }: StoredRecording): Promise<void> => {
    await interruptRecording(device, id);
    await end(tabId);
  };

  return {
    looks,
    restore,
    show,
    /** It runs, or nothing has happened. */
    async start(tabId: number): Promise<{ recordingId: string }> {
      await session();
      const recording = await startRecording(device, tabId, await pageIn(tabId));
      try {
        await bringTo(tabId);
      } catch (error) {
        await discard(recording.id).catch(reportBug);
        throw error;
      }
      await show(recording);
      return { recordingId: recording.id };
    },
    /** In a new tab, on the page where that step happens. */
    async extend(guide: Guide, after: string): Promise<void> {
      await session();
      const url = await addressOfStep(device, guide, after);
      await refuseBarred(device, url);
      if (await activeRecording(device))
        throw new Problem('conflict', 'A recording is running already. Stop it first.');
      await register();
      const { id: tabId } = await browser.tabs.create({ url });
      const recording = await startRecording(device, tabId!, url, { guideId: guide.id, after });
      await show(recording);
    },
    /** It goes on in this tab, or all is as before: running in another one, or waiting. */
    async resume(recordingId: string, tabId: number): Promise<void> {
      await session();
      const before = await stored(recordingId);
      await pageIn(tabId);
      const resumed = { ...before, tabId, isPaused: false };
      try {
        await bringTo(tabId);
        await device.transaction('rw', device.recordings, async () => {
          await stored(recordingId);
          await device.recordings.put(resumed);
        });
      } catch (error) {
        await restore().catch(reportBug);
        throw error;
      }
      await show(resumed);
      if (before.tabId !== tabId) await tellAll(before.tabId, { notice: 'recording:changed', recording: null });
    },
    /**
     * After an update of ours the browser has forgotten the recorder, and the one in the page is deaf: it is there anew,
     * with the steps so far. A page that cannot have it now, such as one that failed to load, has it at its next load.
     */
    async goOn(): Promise<void> {
      const recording = await activeRecording(device);
      if (!recording || recording.tabId < 0) return;
      const tab = await browser.tabs.get(recording.tabId).catch(() => undefined);
      if (!tab) return interrupt(recording);
      try {
        await register();
        const isThere = await isEnabledAt(tab.url ?? '');
        if (isThere && (await runScript('recorder', recording.tabId, await glanceOf(device)))) await show(recording);
      } catch (error) {
        reportBug(error);
        await finishInStudio(recording.id);
      }
    },
    /** Nothing of ours may run on these sites any more: if it is on one of them, it ends as a draft that Studio opens with. */
    async leave(origins: readonly string[]): Promise<void> {
      const recording = await activeRecording(device);
      if (!recording || recording.tabId < 0) return;
      const [tab, last] = await Promise.all([
        browser.tabs.get(recording.tabId).catch(() => undefined),
        lastStep(device, recording.id),
      ]);
      // Of a site that the browser took from us it does not tell the address any more.
      const origin = originOf(tab?.url ?? last?.step.url ?? recording.url);
      if (origin && origins.includes(origin)) await finishInStudio(recording.id);
    },
    /**
     * A tab has come to the front, or its page to life. The recording goes along where one tab opened the other, and back;
     * what else somebody looks at meanwhile is none of it, unless they say so there.
     */
    async follow(tabId: number): Promise<void> {
      const recording = await activeRecording(device);
      if (!recording || recording.tabId < 0 || recording.tabId === tabId) return;
      const { url = '', active } = await browser.tabs.get(tabId);
      if (!active || !(await isEnabledAt(url))) return;
      const way = await wayTo(recording, tabId);
      if (way) return goTo(recording, tabId, way);
      const isLeftOut = recording.isPaused || recording.leftOut?.includes(tabId);
      const isWanted = !isLeftOut && !(await rulesAt(device, url)).isBarred;
      if (isWanted && (await runScript('recorder', tabId, await glanceOf(device))))
        await tell(tabId, { notice: 'recording:elsewhere' });
    },
    /** Somebody says that their task goes on in this tab; going back to the former one needs no word. */
    async goOnHere(tabId: number): Promise<void> {
      const recording = await activeRecording(device);
      if (!recording || recording.tabId < 0)
        throw new Problem('not-found', 'That recording has ended. Its draft is in Studio.');
      await pageIn(tabId);
      if (recording.tabId !== tabId) await goTo(recording, tabId, [...(recording.from ?? []), recording.tabId]);
    },
    async leaveOut(tabId: number): Promise<void> {
      const recording = await activeRecording(device);
      const leftOut = [...(recording?.leftOut ?? []), tabId];
      if (recording) await device.recordings.update(recording.id, { leftOut });
    },
    /** A tab is closed: back to the one it was opened from, or it waits until the popup goes on with it. */
    async close(tabId: number): Promise<void> {
      const recording = await activeRecording(device);
      if (recording?.tabId !== tabId) return;
      const back = await lastOpen(recording.from ?? []);
      if (back === null) return interrupt(recording);
      const from = recording.from!.slice(0, recording.from!.indexOf(back));
      await device.recordings.update(recording.id, { tabId: back, from });
      await show({ ...recording, tabId: back });
    },
    /** Its tab is gone, nothing that it holds is: the popup offers to go on. */
    async interrupt(isMeant: (recording: StoredRecording) => boolean): Promise<void> {
      const recording = await activeRecording(device);
      if (recording && isMeant(recording)) await interrupt(recording);
    },
    finish,
    finishInStudio,
    discard,
  };
}
