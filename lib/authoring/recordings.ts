import { generateNKeysBetween } from 'fractional-indexing';
import { alikeOf, mayBeAlike, toldBy, type Told } from '#lib/model/alike.ts';
import type { Guide, Picture, Step } from '#lib/model/guide.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { Problem } from '#lib/model/problem.ts';
import { proposeTitle } from '#lib/model/propose-title.ts';
import { scrolling } from '#lib/model/step-kind.ts';
import type { PageRules, RecordedStep, RecordingView } from '#lib/model/recording.ts';
import type { Me } from '#lib/model/sync.ts';
import type { Device, StoredRecording, StoredStep } from '#lib/store/device.ts';
import { readGuidesAt, rowOf } from '#lib/store/read.ts';
import { clip, patternAt, withoutNamedLink } from './addresses.ts';
import { createGuide } from './guides.ts';
import { saveGuide } from './saving.ts';

export async function startRecording(
  device: Device,
  tabId: number,
  address: string,
  into?: StoredRecording['into'],
): Promise<StoredRecording> {
  const { origin, host } = new URL(address);
  return device.transaction('rw', device.recordings, async () => {
    const running = await activeRecording(device);
    if (running) throw new Problem('conflict', 'A recording is running already. Stop it first.');
    const recording: StoredRecording = {
      id: crypto.randomUUID(),
      tabId,
      startedAt: Date.now(),
      // Not what the page calls itself: that is most often the record it shows.
      title: `A task on ${host}`,
      url: patternAt(address) ?? origin,
      isPaused: false,
      endedAt: null,
      ...(into && { into }),
    };
    await device.recordings.put(recording);
    return recording;
  });
}

/** The one that is not finished, whether its tab is still open or not. */
export async function activeRecording(device: Device): Promise<StoredRecording | null> {
  return (await device.recordings.filter((recording) => recording.endedAt === null).first()) ?? null;
}

/** Its tab is gone, but nothing it holds: the popup offers to go on, to finish or to discard it. */
export async function interruptRecording(device: Device, recordingId: string): Promise<void> {
  await device.recordings.update(recordingId, { isPaused: true, tabId: noTab });
}

const noTab = -1;

/**
 * One action, on disk before anything else happens with it. The same key again is the same step, better understood. Its
 * `url` on disk is the page pattern, or empty where the address says nothing.
 */
export async function addStep(device: Device, recordingId: string, step: RecordedStep): Promise<StoredStep> {
  // The glimpse was for the picture; where somebody's data stood on the page is nothing to keep, nor is whose page it was.
  const url = patternAt(step.url) ?? '';
  const kept: RecordedStep = { ...step, url, target: withoutNamedLink(step.target), glimpse: null };
  return device.transaction('rw', device.recordings, device.recordedSteps, async () => {
    if (!(await device.recordings.get(recordingId)))
      throw new Problem('not-found', 'This recording was finished already. Its draft is in Studio.');
    const steps = await stepsOf(device, recordingId);
    const known = steps.find((stored) => stored.step.key === step.key);
    if (known) {
      if (known.step.action !== step.action) await device.recordedSteps.put({ ...known, step: kept });
      return known;
    }
    const stored: StoredStep = {
      recordingId,
      position: (steps.at(-1)?.position ?? 0) + 1,
      step: kept,
      picture: null,
      at: Date.now(),
    };
    await device.recordedSteps.put(stored);
    return stored;
  });
}

export async function attachPicture(device: Device, recordingId: string, key: string, picture: Picture): Promise<void> {
  await device.transaction('rw', device.recordedSteps, async () => {
    const stored = (await stepsOf(device, recordingId)).find(({ step }) => step.key === key);
    if (stored) await device.recordedSteps.put({ ...stored, picture });
  });
}

export async function lastStep(device: Device, recordingId: string): Promise<StoredStep | null> {
  return (await stepsOf(device, recordingId)).at(-1) ?? null;
}

/** Nothing where another step has come meanwhile. */
export async function noteStep(device: Device, recordingId: string, key: string, note: string): Promise<void> {
  await device.transaction('rw', device.recordedSteps, async () => {
    const last = (await stepsOf(device, recordingId)).at(-1);
    if (last?.step.key === key) await device.recordedSteps.put({ ...last, note: note.trim() });
  });
}

export async function undoStep(device: Device, recordingId: string): Promise<void> {
  await device.transaction('rw', device.recordedSteps, async () => {
    const last = (await stepsOf(device, recordingId)).at(-1);
    if (last) await device.recordedSteps.delete([recordingId, last.position]);
  });
}

/**
 * The last step is about another element: a better neighbour, or again the first choice. What was done, when and on
 * which page stays, and so does the picture; only its frame goes along. Nothing where another step has come meanwhile.
 */
export async function retargetStep(device: Device, recordingId: string, to: RecordedStep): Promise<void> {
  await device.transaction('rw', device.recordedSteps, async () => {
    const last = (await stepsOf(device, recordingId)).at(-1);
    if (last?.step.key !== to.key) return;
    const { title, frame, scroll } = to;
    const step: RecordedStep = { ...last.step, title, frame, target: withoutNamedLink(to.target) };
    delete step.scroll;
    if (scroll) step.scroll = scroll;
    const picture = last.picture && reframed(last.picture, last.step.frame, frame);
    await device.recordedSteps.put({ ...last, step, picture });
  });
}

/** Both frames are in the page's pixels; the picture's own says how large those are in it. */
function reframed(picture: Picture, from: RecordedStep['frame'], to: RecordedStep['frame']): Picture {
  if (!from || !to) return picture;
  const scale = picture.frame.width / from.width;
  const frame = { x: to.x * scale, y: to.y * scale, width: to.width * scale, height: to.height * scale };
  return { ...picture, frame };
}

export async function viewRecording(
  device: Device,
  recording: StoredRecording,
  here: PageRules,
): Promise<RecordingView> {
  const steps = await stepsOf(device, recording.id);
  const last = steps.at(-1)?.step;
  const titles = steps.flatMap(({ step }) => [...(step.scroll ? [step.scroll.title] : []), step.title]);
  return {
    note: steps.at(-1)?.note ?? '',
    id: recording.id,
    isPaused: recording.isPaused,
    titles,
    // More steps for a guide are alike to it.
    alike: recording.into ? null : await titleOfAlike(device, { title: '', pages: [recording.url], steps: titles }),
    last: last ? { key: last.key, target: last.target } : null,
    here,
  };
}

async function titleOfAlike(device: Device, mine: Told): Promise<string | null> {
  if (!mayBeAlike(mine)) return null;
  const near = await Promise.all(mine.pages.map((page) => readGuidesAt(device, originOf(page) ?? page)));
  const others = near
    .flat()
    .filter(({ isArchived }) => !isArchived)
    .map(toldBy);
  return alikeOf(mine, others)?.other.title ?? null;
}

async function stepsOf(device: Device, recordingId: string): Promise<StoredStep[]> {
  return device.recordedSteps.where('recordingId').equals(recordingId).sortBy('position');
}

/** A usable draft from what was recorded; null when there was nothing. The recording is gone afterwards, the draft stays. */
export async function finishRecording(device: Device, me: Me, recordingId: string): Promise<Guide | null> {
  return device.transaction('rw', [device.recordings, device.recordedSteps, device.documents], async () => {
    const recording = await device.recordings.get(recordingId);
    if (!recording) throw new Problem('not-found', 'This recording was finished already. Its draft is in Studio.');
    const recorded = await stepsOf(device, recordingId);
    await discardRecording(device, recordingId);
    if (recorded.length === 0) return null;
    const into = recording.into && (await rowOf(device, 'guide', recording.into.guideId));
    if (recording.into && into) {
      const guide = into.body as Guide;
      return saveGuide(device, guide, withMore(guide, recording.into.after, toSteps(recorded)));
    }
    const page = [...recorded.map(({ step }) => step.url), recording.url].map(patternAt).find((at) => at !== null);
    return createGuide(device, me, {
      kind: 'walkthrough',
      title: clip(proposeTitle(recorded.map(({ step }) => step)) ?? recording.title, 200),
      pages: page === undefined ? [] : [page],
      steps: toSteps(recorded),
    });
  });
}

export async function discardRecording(device: Device, recordingId: string): Promise<void> {
  await device.transaction('rw', device.recordings, device.recordedSteps, async () => {
    await device.recordedSteps.where('recordingId').equals(recordingId).delete();
    await device.recordings.delete(recordingId);
  });
}

/** The guide with these steps after that one; at its end where that one is gone. */
function withMore(guide: Guide, after: string, more: Record<string, Step>): Guide {
  const steps = stepsInOrder(guide);
  const found = steps.findIndex(({ id }) => id === after);
  const at = found < 0 ? steps.length - 1 : found;
  const next = steps[at + 1];
  const added = Object.values(more);
  // What came after stays on its own page, whatever page the new steps end on.
  const page = next && (next.page || steps.slice(0, at + 1).findLast((step) => step.page)?.page || guide.pages[0]);
  const rest = next && page ? { [next.id]: { ...next, page } } : {};
  const left = steps[at]?.order ?? null;
  const right = next?.order ?? null;
  // Where two steps have the same place there is none between them.
  const isRoom = left === null || right === null || left < right;
  const [from, to] = isRoom ? [left, right] : [steps.at(-1)!.order, null];
  const orders = generateNKeysBetween(from, to, added.length);
  const placed = added.map((step, index) => ({ ...step, order: orders[index]! }));
  return { ...guide, steps: { ...guide.steps, ...rest, ...Object.fromEntries(placed.map((step) => [step.id, step])) } };
}

function toSteps(recorded: StoredStep[]): Record<string, Step> {
  let page = '';
  const made = recorded.flatMap(({ step, picture, note = '' }): Omit<Step, 'id' | 'order'>[] => {
    // A step whose address says nothing is on the page of the step before.
    const here = patternAt(step.url) ?? page;
    const isSamePage = here === page;
    page = here;
    const { action, advanceOn, title, target, keys, scroll } = step;
    // Going to a page is done by being there, so such a step always says where.
    const isSaid = action === 'navigate' || !isSamePage;
    const where = { page: isSaid ? here : '', target, picture };
    const done = { action, advanceOn, title, text: note, ...where, ...(keys && { keys }) };
    return scroll
      ? [
          { ...scrolling, ...scroll, text: '', page: where.page, picture: null },
          { ...done, page: '' },
        ]
      : [done];
  });
  const orders = generateNKeysBetween(null, null, made.length);
  const steps = made.map((step, at): Step => ({ id: crypto.randomUUID(), order: orders[at]!, ...step }));
  return Object.fromEntries(steps.map((step) => [step.id, step]));
}
