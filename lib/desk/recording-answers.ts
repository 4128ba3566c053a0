import { advanceOfArrival } from '#lib/authoring/arrivals.ts';
import {
  activeRecording,
  addStep,
  attachPicture,
  lastStep,
  noteStep,
  retargetStep,
  undoStep,
  viewRecording,
} from '#lib/authoring/recordings.ts';
import type { Answers, Asker } from '#lib/messages/answer.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { Problem } from '#lib/model/problem.ts';
import type { RecordingView } from '#lib/model/recording.ts';
import { isEnabledAt } from '#lib/sites/sites.ts';
import type { StoredRecording } from '#lib/store/device.ts';
import type { Desk } from './desk.ts';
import { takeLook } from './look.ts';
import { guideWith } from './open-at.ts';
import { addressesAround, isOpenAround, rulesAt } from './page-rules.ts';

type RecordingMessages =
  | 'recording:get'
  | 'recording:look'
  | 'recording:step'
  | 'recording:arrive'
  | 'recording:here'
  | 'recording:leave-out'
  | 'recording:pause'
  | 'recording:note'
  | 'recording:undo'
  | 'recording:retarget'
  | 'recording:stop'
  | 'recording:start'
  | 'recording:extend'
  | 'recording:resume'
  | 'recording:finish'
  | 'recording:discard';

const heldPictures = 4;

/** One recording at a time, in the tab it was started in, from the popup's button to the draft in Studio. */
export function recordingAnswers({ device, recorder }: Desk): Pick<Answers, RecordingMessages> {
  const { looks } = recorder;

  const recordingOf = async (asker: Asker): Promise<StoredRecording | null> => {
    const recording = await activeRecording(device);
    const isIts = recording?.tabId === asker.tabId && (asker.frameId === 0 || (await isEnabledAt(asker.url)));
    return isIts ? recording! : null;
  };
  const viewOf = async (asker: Asker, url = asker.url): Promise<RecordingView | null> => {
    const recording = await recordingOf(asker);
    return recording && viewRecording(device, recording, await rulesAt(device, url));
  };
  /** The recording, where something of this page may be kept for it now. A page speaks for no other site. */
  const openFor = async (asker: Asker, url: string): Promise<StoredRecording | null> => {
    if (originOf(url) !== originOf(asker.url)) return null;
    const recording = await recordingOf(asker);
    const rules = await Promise.all(addressesAround(url, asker).map((address) => rulesAt(device, address)));
    const isOpen = !rules.some(({ isBarred }) => isBarred) && (await isOpenAround(asker));
    return recording && !recording.isPaused && isOpen ? recording : null;
  };
  return {
    'recording:start': ({ tabId }) => recorder.start(tabId),
    async 'recording:extend'({ guideId, after }) {
      await recorder.extend(await guideWith(device, guideId, after), after);
      return null;
    },
    async 'recording:resume'({ recordingId, tabId }) {
      await recorder.resume(recordingId, tabId);
      return null;
    },
    async 'recording:get'(_, asker) {
      if (asker.tabId !== null && asker.frameId === 0) await recorder.follow(asker.tabId);
      return viewOf(asker);
    },
    async 'recording:look'({ key, url, frame, glimpse }, asker) {
      if (!frame) return null;
      // Held before anything is waited for: the step may come right behind.
      const taken = openFor(asker, url).then((open) => open && takeLook(device, asker, glimpse, frame));
      looks.set(key, taken);
      const [oldest] = looks.keys();
      if (looks.size > heldPictures && oldest !== undefined) looks.delete(oldest);
      await taken;
      return null;
    },
    async 'recording:step'(step, asker) {
      const recording = await openFor(asker, step.url);
      if (!recording) return viewOf(asker, step.url);
      const held =
        looks.get(step.key) ?? (step.glimpse && step.frame ? takeLook(device, asker, step.glimpse, step.frame) : null);
      const stored = await addStep(device, recording.id, { ...step, url: addressesAround(step.url, asker).at(-1)! });
      if (held && !stored.picture) {
        const attached = held.then((picture) => picture && attachPicture(device, recording.id, step.key, picture));
        looks.set(
          step.key,
          attached.then(() => held),
        );
      }
      if (asker.frameId !== 0) await recorder.show(recording);
      return viewOf(asker, step.url);
    },
    async 'recording:arrive'({ url, title, from, way }, asker) {
      const recording = await openFor(asker, url);
      if (!recording) return viewOf(asker, url);
      const last = await lastStep(device, recording.id);
      const so = { startedAt: recording.startedAt, last: last && { url: last.step.url, at: last.at } };
      const advanceOn = advanceOfArrival({ url, from, way }, so, Date.now());
      if (advanceOn) {
        const key = crypto.randomUUID();
        const nowhere = { target: null, frame: null, glimpse: null };
        await addStep(device, recording.id, { key, action: 'navigate', advanceOn, title, url, ...nowhere });
      }
      return viewOf(asker, url);
    },
    async 'recording:here'(_, { tabId }) {
      if (tabId !== null) await recorder.goOnHere(tabId);
      return null;
    },
    async 'recording:leave-out'(_, { tabId }) {
      if (tabId !== null) await recorder.leaveOut(tabId);
      return null;
    },
    async 'recording:pause'({ isPaused }, asker) {
      const recording = await recordingOf(asker);
      if (recording) await device.recordings.update(recording.id, { isPaused });
      return viewOf(asker);
    },
    async 'recording:note'({ key, note }, asker) {
      const recording = await recordingOf(asker);
      if (recording) await noteStep(device, recording.id, key, note);
      return viewOf(asker);
    },
    async 'recording:undo'(_, asker) {
      const recording = await recordingOf(asker);
      if (recording) await undoStep(device, recording.id);
      return viewOf(asker);
    },
    async 'recording:retarget'(step, asker) {
      const recording = await openFor(asker, step.url);
      // The picture first, so that its frame goes along.
      await looks.get(step.key)?.catch(() => null);
      if (recording) await retargetStep(device, recording.id, step);
      return viewOf(asker);
    },
    async 'recording:stop'(_, asker) {
      const recording = await recordingOf(asker);
      if (!recording) throw new Problem('not-found', 'Nothing is being recorded in this tab.');
      return recorder.finishInStudio(recording.id);
    },
    'recording:finish': ({ recordingId }) => recorder.finish(recordingId),
    async 'recording:discard'({ recordingId }) {
      await recorder.discard(recordingId);
      return null;
    },
  };
}
