import { expect, test, vi } from 'vitest';
import { deleteGuide } from '#lib/authoring/removal.ts';
import {
  addStep,
  attachPicture,
  discardRecording,
  finishRecording,
  startRecording,
} from '#lib/authoring/recordings.ts';
import { saveGuide } from '#lib/authoring/saving.ts';
import type { Guide } from '#lib/model/guide.ts';
import { keepBlob } from '#lib/store/blobs.ts';
import type { Device } from '#lib/store/device.ts';
import { setAside } from '#lib/store/orphans.ts';
import { dropUnusedBlobs, keepForUndo } from '#lib/store/unused-blobs.ts';
import { aDevice, aPerson, aStoredDocument } from '#tests/fixtures/a-device.ts';
import { aGuide, anEntry, aStep, stepsById } from '#tests/fixtures/a-guide.ts';
import { aRecordedStep } from '#tests/fixtures/a-recorded-step.ts';

const ann = aPerson();
const hour = 3_600_000;
const day = 24 * hour;
const start = Date.now();
const pictureOf = (sha256: string) => ({ sha256, width: 9, height: 9, frame: { x: 0, y: 0, width: 1, height: 1 } });
const shows = (sha256: string) => `The form:\n![form](picture:${sha256})`;
const aPicture = (device: Device) => keepBlob(device, new Blob([crypto.randomUUID()], { type: 'image/png' }));
const has = async (device: Device, sha256: string) => (await device.blobs.get(sha256)) !== undefined;

/** The background looks every hour for a while. */
async function wait(device: Device, from: number, ms: number): Promise<number> {
  for (let now = from; now <= from + ms; now += hour) await dropUnusedBlobs(device, now);
  return from + ms;
}

async function aRecording(device: Device, sha256: string): Promise<string> {
  const { id } = await startRecording(device, 7, 'https://crm.example.com/');
  const step = aRecordedStep();
  await addStep(device, id, step);
  await attachPicture(device, id, step.key, pictureOf(sha256));
  return id;
}

async function aDraft(device: Device, sha256: string): Promise<Guide> {
  return (await finishRecording(device, ann, await aRecording(device, sha256)))!;
}

test.each<[string, (device: Device, sha256: string) => Promise<unknown>]>([
  ['a running recording', aRecording],
  ['a draft', aDraft],
  [
    'what the store last said of a guide that was edited since',
    async (device, sha256) => {
      const base = aGuide({ steps: stepsById(aStep({ picture: pictureOf(sha256) })) });
      await device.documents.put({ ...aStoredDocument({ type: 'guide', body: base }), body: aGuide(), dirty: 1 });
    },
  ],
  [
    'work that was set aside',
    (device, sha256) => {
      const body = aGuide({ steps: stepsById(aStep({ picture: pictureOf(sha256) })) });
      return setAside(device, aStoredDocument({ type: 'guide', body, base: null, dirty: 1 }));
    },
  ],
  [
    'what readers have',
    (device, sha256) => device.documents.put(aStoredDocument({ type: 'entry', body: anEntry({ body: sha256 }) })),
  ],
  [
    'the text of a tip sheet',
    (device, sha256) => device.documents.put(aStoredDocument({ type: 'guide', body: aGuide({ text: shows(sha256) }) })),
  ],
  [
    'a translated text',
    (device, sha256) => {
      const translations = { 'de-Latn': { text: { text: shows(sha256), of: '' } } };
      return device.documents.put(aStoredDocument({ type: 'guide', body: aGuide({ translations }) }));
    },
  ],
  [
    'a document of a newer version',
    (device, sha256) =>
      device.documents.put(aStoredDocument({ type: 'guide', body: { id: 'x', film: { frames: [sha256] } } })),
  ],
])('what %s refers to is kept', async (_, refer) => {
  const device = aDevice();
  const sha256 = await aPicture(device);
  await refer(device, sha256);
  await wait(device, start, 3 * day);
  expect(await has(device, sha256)).toBe(true);
});

test.each<[string, (device: Device, sha256: string) => Promise<unknown>]>([
  [
    'of a recording that was discarded',
    async (device, sha256) => discardRecording(device, await aRecording(device, sha256)),
  ],
  [
    'of a step that was removed',
    async (device, sha256) => {
      const guide = await aDraft(device, sha256);
      await saveGuide(device, guide, { ...guide, steps: {} });
    },
  ],
  [
    'of a guide that was deleted',
    async (device, sha256) => deleteGuide(device, ann, (await aDraft(device, sha256)).id),
  ],
])('a picture %s goes after a day, not before', async (_, unrefer) => {
  const device = aDevice();
  const [kept, sha256] = [await aPicture(device), await aPicture(device)];
  await unrefer(device, sha256);
  await aDraft(device, kept);
  const later = await wait(device, start, day);
  expect(await has(device, sha256)).toBe(true);
  await wait(device, later, 2 * hour);
  expect([await has(device, sha256), await has(device, kept)]).toEqual([false, true]);
});

test('a picture whose step is not stored yet is there when it is', async () => {
  const device = aDevice();
  const sha256 = await aPicture(device);
  await wait(device, start, hour);
  const draft = await aDraft(device, sha256);
  await wait(device, start + 2 * hour, 2 * day);
  expect(await has(device, sha256)).toBe(true);
  await deleteGuide(device, ann, draft.id);
  // Unused for a minute, not since it was first looked at.
  await dropUnusedBlobs(device, start + 4 * day);
  expect(await has(device, sha256)).toBe(true);
});

test('the same bytes kept anew start anew, however long nothing wanted them', async () => {
  const device = aDevice();
  const bytes = new Blob(['the same screen'], { type: 'image/png' });
  const sha256 = await keepBlob(device, bytes);
  const later = await wait(device, start, day);
  await keepBlob(device, bytes);
  await dropUnusedBlobs(device, later + 2 * hour);
  expect(await has(device, sha256)).toBe(true);
});

test('nothing goes while Studio is open, where it could be undone', async () => {
  const device = aDevice();
  const sha256 = await aPicture(device);
  const later = await wait(device, start, day);
  const studio = new AbortController();
  keepForUndo(studio.signal);
  const muchLater = await wait(device, later, day);
  expect(await has(device, sha256)).toBe(true);
  studio.abort();
  await vi.waitFor(async () => expect((await navigator.locks.query()).held).toEqual([]));
  await wait(device, muchLater, hour);
  expect(await has(device, sha256)).toBe(false);
});

test('it does not look again within the hour', async () => {
  const device = aDevice();
  await dropUnusedBlobs(device, start);
  const sha256 = await aPicture(device);
  await dropUnusedBlobs(device, start + hour / 2);
  expect((await device.blobs.get(sha256))?.unusedSince).toBeUndefined();
  await dropUnusedBlobs(device, start + hour);
  expect((await device.blobs.get(sha256))?.unusedSince).toBe(start + hour);
});
