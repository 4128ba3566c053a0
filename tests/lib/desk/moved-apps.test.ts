import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#lib/platform/browser.ts';
import { addSite } from '#lib/sites/sites.ts';
import { keepBlob } from '#lib/store/blobs.ts';
import { readEntriesNow, readGuidesAt, readLibrary, readOne } from '#lib/store/read.ts';
import { aStoredDocument } from '#tests/fixtures/a-device.ts';
import { aDesk, aTab } from '#tests/fixtures/a-desk.ts';
import { aGuide, anEntry, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

const [old, now] = ['https://old.example.com', new URL(aTab.url).origin];
const page = aTab.url.replace(now, old);

beforeEach(async () => {
  (browser as unknown as { reset(): void }).reset();
  await addSite(now);
});
afterEach(() => vi.restoreAllMocks());

async function withGuide(kind: 'walkthrough' | 'tip') {
  const desk = await aDesk();
  const guide = aGuide({ kind, pages: [page], steps: stepsById(aStep({ page })) });
  const body = await keepBlob(desk.device, new Blob([JSON.stringify(guide)], { type: 'application/json' }));
  const app = { schemaVersion: 1, id: crypto.randomUUID(), name: 'CRM', origins: [now], moved: { [old]: now } };
  await desk.device.documents.bulkPut([
    aStoredDocument({ feed: 'ws', id: app.id, type: 'app', body: app }),
    aStoredDocument({ type: 'entry', body: anEntry({ id: guide.id, kind, body, pages: [page] }) }),
    aStoredDocument({ feed: 'edit:main', type: 'guide', body: guide }),
  ]);
  return { ...desk, guide };
}

test('what was written for an address that the app had is shown at the one it has', async () => {
  const { fromPage, guide, device } = await withGuide('tip');
  const outcome = await fromPage('page:view', { url: aTab.url });
  expect(outcome).toMatchObject({
    value: { tips: [{ id: guide.id, pages: [aTab.url], steps: [{ page: aTab.url }] }] },
  });
  expect(await readEntriesNow(device)).toMatchObject([{ pages: [aTab.url] }]);
  expect(await readLibrary(device)).toMatchObject([{ pages: [aTab.url] }]);
  expect(await readGuidesAt(device, now)).toMatchObject([{ id: guide.id, pages: [aTab.url] }]);
  expect((await readOne(device, 'guide', guide.id))?.pages, 'what its author wrote stays').toEqual([page]);
});

test('a guide starts there, and its working copy as well', async () => {
  const { fromOurs, guide } = await withGuide('walkthrough');
  const create = vi.spyOn(browser.tabs, 'create');
  for (const draft of [{}, { draftFrom: 0 }])
    await fromOurs('guide:play', { guideId: guide.id, tabId: null, ...draft });
  // This browser shows no page in which something could be picked, so nobody waits for the answer.
  void fromOurs('step:repick', { guideId: guide.id, stepId: Object.keys(guide.steps)[0]! });
  await vi.waitFor(() => expect(create.mock.calls.map(([{ url }]) => url)).toEqual([aTab.url, aTab.url, aTab.url]));
});
