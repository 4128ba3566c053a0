import { describe, expect, test } from 'vitest';
import { aStoredDocument } from '#tests/fixtures/a-device.ts';
import { aDesk } from '#tests/fixtures/a-desk.ts';
import { anEntry } from '#tests/fixtures/a-guide.ts';

describe('a report', () => {
  const reporting = async (sync: (desk: Awaited<ReturnType<typeof aDesk>>) => Promise<void>) => {
    const desk = await aDesk({ role: 'reader' });
    const entry = anEntry();
    await desk.device.documents.put(aStoredDocument({ type: 'entry', body: entry }));
    desk.sync.mockImplementation(() => sync(desk) as Promise<undefined>);
    const report = { guideId: entry.id, stepId: null, reason: 'gone', note: '' };
    return { ...desk, raised: () => desk.fromPage('flag:raise', report) };
  };

  test('is sent at once, and its reader hears that it was', async () => {
    const { raised } = await reporting(async ({ device }) => {
      await device.documents.where('type').equals('flag').modify({ dirty: 0 });
    });
    expect(await raised()).toMatchObject({ ok: true, value: { isSent: true } });
  });

  test('without the store is kept, and its reader hears that it is yet to be sent', async () => {
    const { raised, device } = await reporting(async () => undefined);
    expect(await raised()).toMatchObject({ ok: true, value: { isSent: false } });
    expect(await device.documents.where('type').equals('flag').toArray()).toMatchObject([{ dirty: 1 }]);
  });

  test('does not keep its reader waiting for a store that does not answer', async () => {
    const { raised } = await reporting(() => new Promise(() => undefined));
    const begun = performance.now();
    expect(await raised()).toMatchObject({ ok: true, value: { isSent: false } });
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
