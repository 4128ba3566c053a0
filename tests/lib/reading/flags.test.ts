import { describe, expect, test } from 'vitest';
import { isFlagSent, raiseFlag, resolveFlag, withdrawFlag } from '#lib/reading/flags.ts';
import { readFlagsOf, readOne } from '#lib/store/read.ts';
import { aDevice, aPerson, aStoredDocument, contentOf } from '#tests/fixtures/a-device.ts';
import { aFlag } from '#tests/fixtures/a-flag.ts';
import { anEntry } from '#tests/fixtures/a-guide.ts';
import { aTrace } from '#tests/fixtures/a-trace.ts';

const rob = aPerson('reader', 'rob');
const entry = anEntry({ revision: 4 });
const report = {
  guideId: entry.id,
  stepId: crypto.randomUUID(),
  reason: 'gone',
  note: 'The button is not there.',
} as const;

async function withEntry() {
  const device = aDevice();
  await device.documents.put(aStoredDocument({ type: 'entry', body: entry }));
  return device;
}
async function withFlag(overrides = {}) {
  const device = await withEntry();
  const flag = aFlag({ guideId: entry.id, ...overrides });
  await device.documents.put(aStoredDocument({ type: 'flag', body: flag }));
  return { device, flag };
}

describe('raising', () => {
  test('tells the authors which step, why, who, when and which revision was looked at', async () => {
    const device = await withEntry();
    const flag = await raiseFlag(device, rob, report);
    expect(flag).toMatchObject({ ...report, revision: 4, raisedBy: 'rob', status: 'open', resolvedBy: null });
    expect(Date.parse(flag.raisedAt)).toBeGreaterThan(Date.now() - 5000);
    expect(await device.documents.get(['pub:main', flag.id])).toMatchObject({ dirty: 1, body: flag });
  });

  test('tells how the element was looked for, and that stays with it when it is answered', async () => {
    const device = await withEntry();
    const flag = await raiseFlag(device, rob, { ...report, trace: aTrace() });
    await resolveFlag(device, aPerson('author', 'ann'), flag.id, 'fixed', 'Now on top.');
    expect(await readOne(device, 'flag', flag.id)).toMatchObject({ status: 'fixed', trace: aTrace() });
  });

  test('works offline and twice: two reports', async () => {
    const device = await withEntry();
    await raiseFlag(device, rob, report);
    await raiseFlag(device, rob, report);
    expect(await readFlagsOf(device, entry.id)).toHaveLength(2);
  });

  test('on what is not published is a Problem, and nothing changes', async () => {
    const device = aDevice();
    const before = await contentOf(device);
    await expect(raiseFlag(device, rob, report)).rejects.toMatchObject({ code: 'not-found' });
    expect(await contentOf(device)).toBe(before);
  });
});

test('a report is sent once the store has taken it, not when it refused it', async () => {
  const { device, flag } = await withFlag({ raisedBy: 'rob' });
  const isSent = async (row: object) => {
    await device.documents.put({ ...aStoredDocument({ type: 'flag', body: flag }), ...row });
    return isFlagSent(device, flag.id);
  };
  expect(await isSent({ dirty: 1 })).toBe(false);
  expect(await isSent({ dirty: 0, refused: 'Your role does not allow this change.' })).toBe(false);
  expect(await isSent({ dirty: 0 })).toBe(true);
});

describe('taking back', () => {
  test('is for who raised it', async () => {
    const { device, flag } = await withFlag();
    const before = await contentOf(device);
    await expect(withdrawFlag(device, aPerson('steward', 'sue'), flag.id)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(await contentOf(device)).toBe(before);
    await withdrawFlag(device, rob, flag.id);
    expect(await readOne(device, 'flag', flag.id)).toBeNull();
  });

  test('what is not there is nothing', async () => {
    await expect(withdrawFlag(aDevice(), rob, crypto.randomUUID())).resolves.toBeUndefined();
  });
});

describe('answering', () => {
  test('is seen by the reader, with who and when; opening again forgets that', async () => {
    const { device, flag } = await withFlag();
    await resolveFlag(device, aPerson('author'), flag.id, 'fixed', 'Recorded anew.');
    expect(await readOne(device, 'flag', flag.id)).toMatchObject({
      status: 'fixed',
      answer: 'Recorded anew.',
      resolvedBy: 'ann',
      raisedBy: 'rob',
    });
    await resolveFlag(device, aPerson('author'), flag.id, 'open', '');
    expect(await readOne(device, 'flag', flag.id)).toMatchObject({
      status: 'open',
      resolvedBy: null,
      resolvedAt: null,
    });
  });

  test('somebody else’s report is nothing for readers, and nothing changes', async () => {
    const { device, flag } = await withFlag({ raisedBy: 'somebody' });
    const before = await contentOf(device);
    await expect(resolveFlag(device, rob, flag.id, 'declined', '')).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await contentOf(device)).toBe(before);
  });

  test('a report that was taken back is a Problem', async () => {
    const answering = resolveFlag(aDevice(), aPerson(), crypto.randomUUID(), 'fixed', '');
    await expect(answering).rejects.toMatchObject({ code: 'not-found' });
  });
});
