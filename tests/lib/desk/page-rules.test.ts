import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Picture } from '#lib/model/guide.ts';
import type { RecordingRules } from '#lib/model/recording-rules.ts';
import { browser } from '#lib/platform/browser.ts';
import { createGuide } from '#lib/authoring/guides.ts';
import { aDesk, aTab } from '#tests/fixtures/a-desk.ts';
import { aPerson, aStoredDocument, contentOf } from '#tests/fixtures/a-device.ts';
import { aStep, stepsById } from '#tests/fixtures/a-guide.ts';
import { aRecordedStep, someMasks } from '#tests/fixtures/a-recorded-step.ts';
import { aTarget } from '#tests/fixtures/a-target.ts';
import { aWireframe } from '#tests/fixtures/a-wireframe.ts';

beforeEach(async () => {
  (browser as unknown as { reset(): void }).reset();
  await browser.storage.local.set({ sites: ['https://crm.example.com'] });
});
afterEach(() => vi.restoreAllMocks());

const barred = 'https://crm.example.com/salaries';
const app = { schemaVersion: 1, id: crypto.randomUUID(), name: 'CRM', origins: ['https://crm.example.com'] };
const frame = { x: 1, y: 2, width: 30, height: 20 };

/** A background in a workspace with these rules, and what it does at `recording:*`. */
async function under(recording: RecordingRules) {
  const all = await aDesk();
  const workspace = { schemaVersion: 1, name: 'Acme', recording };
  await all.device.documents.bulkPut([
    aStoredDocument({ feed: 'ws', id: 'workspace', type: 'workspace', body: workspace }),
    aStoredDocument({ feed: 'ws', id: app.id, type: 'app', body: app }),
  ]);
  return { ...all, start: () => all.fromOurs('recording:start', { tabId: aTab.id }) };
}
const at = (url: string) => vi.spyOn(browser.tabs, 'get').mockResolvedValue({ ...aTab, url } as never);

describe('of a page that the workspace keeps out', () => {
  const rules = { never: ['https://crm.example.com/salaries*'] };

  test('no recording begins there, and it is said in words', async () => {
    const { start, device } = await under(rules);
    at(barred);
    expect(await start()).toMatchObject({
      ok: false,
      message: expect.stringContaining('takes nothing from this page'),
    });
    expect(await device.recordings.count()).toBe(0);
  });

  test('nor where its application has another address by now', async () => {
    const { start, device } = await under({ never: ['https://old.example.com/salaries*'] });
    const moved = { 'https://old.example.com': 'https://crm.example.com' };
    await device.documents.put(aStoredDocument({ feed: 'ws', id: app.id, type: 'app', body: { ...app, moved } }));
    at(barred);
    expect(await start()).toMatchObject({ ok: false });
  });

  test('nothing is kept when a recording comes there, and it goes on elsewhere', async () => {
    const { start, fromPage, device } = await under(rules);
    await start();
    const before = await contentOf(device);
    const key = crypto.randomUUID();
    const glimpse = aWireframe([['button', 1, 2, 30, 20, 'Raise']]);
    await fromPage('recording:look', { key, url: barred, frame, glimpse });
    const told = await fromPage('recording:step', aRecordedStep({ key, url: barred, frame, glimpse }));
    await fromPage('recording:arrive', { url: barred, title: 'Go there', from: null, way: null });
    expect(told).toMatchObject({ value: { titles: [], here: { isBarred: true } } });
    expect(await contentOf(device)).toBe(before);
    expect(await device.blobs.count()).toBe(0);
    const elsewhere = await fromPage('recording:step', aRecordedStep());
    expect(elsewhere).toMatchObject({ value: { titles: ['Click **Save**'], here: { isBarred: false } } });
  });

  test('no element is given to a step, and no tip is left', async () => {
    const { device, fromOurs, fromPage, browserCalls } = await under(rules);
    const steps = stepsById(aStep({ page: barred }));
    const guide = await createGuide(device, aPerson(), { kind: 'walkthrough', title: 'Pay', pages: [barred], steps });
    const refused = { ok: false, problem: 'not-allowed' };
    const before = await contentOf(device);
    expect(await fromOurs('step:repick', { guideId: guide.id, stepId: Object.keys(steps)[0]! })).toMatchObject(refused);
    expect(await fromOurs('recording:extend', { guideId: guide.id, after: Object.keys(steps)[0]! })).toMatchObject(
      refused,
    );
    const tip = { url: barred, target: aTarget(), name: 'Raise', text: 'Ask first.', frame: null };
    expect(await fromPage('tip:save', tip)).toMatchObject(refused);
    at(barred);
    expect(await fromOurs('tip:pick', { tabId: aTab.id })).toMatchObject(refused);
    expect(browserCalls.opened).not.toHaveBeenCalled();
    expect(await contentOf(device)).toBe(before);
  });
});

test('nothing is taken of any page while the rules have not arrived, or cannot be read', async () => {
  const { start, device, fromPage } = await under({});
  await start();
  for (const body of [{ schemaVersion: 1, recording: { never: 'all' } }, null]) {
    await device.documents.put(aStoredDocument({ feed: 'ws', id: 'workspace', type: 'workspace', body }));
    expect(await fromPage('recording:step', aRecordedStep())).toMatchObject({ value: { here: { isBarred: true } } });
    expect(await start()).toMatchObject({
      ok: false,
      message: expect.stringContaining('not known on this device yet'),
    });
  }
  expect(await device.recordedSteps.count()).toBe(0);
});

test('what is hidden in an application is hidden as well where it was, whoever adds that address again', async () => {
  const { start, fromPage, device } = await under({ hidden: { [app.id]: ['.name'] } });
  const to = 'https://crm.example.org';
  const moved = { ...app, origins: [to], moved: { 'https://crm.example.com': to } };
  await device.documents.bulkPut([
    aStoredDocument({ feed: 'ws', id: app.id, type: 'app', body: moved }),
    aStoredDocument({ feed: 'ws', id: 'again', type: 'app', body: { ...app, id: crypto.randomUUID() } }),
  ]);
  await start();
  expect(await fromPage('recording:get')).toMatchObject({ value: { here: { hidden: ['.name'] } } });
});

test('the recorder is told what is hidden in the application it is in, and nothing of others', async () => {
  const { start, fromPage } = await under({ hidden: { [app.id]: ['.name'], [crypto.randomUUID()]: ['.other'] } });
  await start();
  expect(await fromPage('recording:get')).toMatchObject({ value: { here: { hidden: ['.name'], isBarred: false } } });
});

describe('a step gets', () => {
  const glimpses = { wireframe: aWireframe([['button', 1, 2, 30, 20, 'Save']]), masks: someMasks() };
  const pictureUnder = async (rules: RecordingRules, glimpse: (typeof glimpses)[keyof typeof glimpses]) => {
    const { start, fromPage, device } = await under(rules);
    await start();
    const key = crypto.randomUUID();
    await fromPage('recording:look', { key, url: aTab.url, frame, glimpse });
    await fromPage('recording:step', aRecordedStep({ key }));
    await vi.waitFor(async () => expect(await device.recordedSteps.count()).toBe(1));
    await new Promise((done) => setTimeout(done, 20));
    const [{ picture } = { picture: null }] = await device.recordedSteps.toArray();
    return { picture: picture as Picture | null, blobs: await device.blobs.toArray() };
  };

  test('a wireframe as it was drawn, unless the workspace wants something else', async () => {
    const { picture, blobs } = await pictureUnder({}, glimpses.wireframe);
    expect(picture).toMatchObject({ width: 800, height: 600, frame });
    expect(JSON.parse(await blobs[0]!.bytes.text())).toEqual(glimpses.wireframe);
    expect(blobs[0]!.sha256).toBe(picture!.sha256);
  });

  test.each([
    ['none', 'wireframe'],
    ['screenshot', 'wireframe'],
    ['none', 'masks'],
    ['wireframe', 'masks'],
  ] as const)('nothing where it wants %s and the page handed in %s', async (pictures, glimpse) => {
    expect(await pictureUnder({ pictures }, glimpses[glimpse])).toEqual({ picture: null, blobs: [] });
  });
});
