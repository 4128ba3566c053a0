import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Flagging, type FlagDesk, type FlagDrafts } from '#lib/player/flagging.ts';
import { aTrace } from '#tests/fixtures/a-trace.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aFlagging(desk: Partial<FlagDesk> = {}, drafts: FlagDrafts = new Map()) {
  const raise = vi.fn<FlagDesk['raise']>(async () => ({ flagId: 'f', isSent: true }));
  const withdraw = vi.fn<FlagDesk['withdraw']>(async () => null);
  const flagging = new Flagging('g', { raise, withdraw, ...desk }, drafts, new AbortController().signal);
  return { flagging, raise, withdraw };
}

test('a report is sent with its step and may be taken back for ten seconds', async () => {
  const { flagging, raise, withdraw } = aFlagging();
  flagging.open('s');
  await flagging.send('moved', 'now on top');
  expect(raise).toHaveBeenCalledWith({ guideId: 'g', stepId: 's', reason: 'moved', note: 'now on top' });
  expect(flagging.state.value).toEqual({ kind: 'raised', isSent: true, mayUndo: true });
  vi.advanceTimersByTime(10_000);
  expect(flagging.state.value).toEqual({ kind: 'raised', isSent: true, mayUndo: false });
  expect(withdraw).not.toHaveBeenCalled();
});

test('how the element was looked for goes with the report that was begun then, and with no other', async () => {
  const { flagging, raise } = aFlagging();
  flagging.open('s', aTrace({ candidates: 3 }));
  expect(flagging.hasTrace()).toBe(true);
  await flagging.send('gone', '');
  expect(raise).toHaveBeenLastCalledWith(expect.objectContaining({ stepId: 's', trace: aTrace({ candidates: 3 }) }));
  flagging.open(null);
  expect(flagging.hasTrace()).toBe(false);
  await flagging.send('gone', '');
  expect(raise.mock.lastCall?.[0]).not.toHaveProperty('trace');
});

test('a report that the store does not have yet is not said to be sent, also when the time for undo is over', async () => {
  const { flagging } = aFlagging({ raise: async () => ({ flagId: 'f', isSent: false }) });
  flagging.open('s');
  await flagging.send('moved', '');
  expect(flagging.state.value).toEqual({ kind: 'raised', isSent: false, mayUndo: true });
  vi.advanceTimersByTime(10_000);
  expect(flagging.state.value).toEqual({ kind: 'raised', isSent: false, mayUndo: false });
});

test('undo withdraws the very report', async () => {
  const { flagging, withdraw } = aFlagging();
  flagging.open(null);
  await flagging.send('gone', '');
  await flagging.undo();
  expect(withdraw).toHaveBeenCalledWith('f');
  expect(flagging.state.value).toEqual({ kind: 'closed' });
});

test('what could not be sent stays open to be sent again, with the reason', async () => {
  const raise = async () => Promise.reject(new Error('You are not signed in.'));
  const { flagging } = aFlagging({ raise });
  flagging.open(null);
  await flagging.send('gone', '');
  expect(flagging.state.value).toEqual({ kind: 'writing', problem: 'You are not signed in.' });
});

test('what was written is there again for the same step after closing, also of the whole guide, and for no other', () => {
  const drafts: FlagDrafts = new Map();
  const { flagging } = aFlagging({}, drafts);
  flagging.open('s');
  flagging.keep({ reason: 'gone', note: 'It is in the men' });
  flagging.close();
  flagging.open('another');
  expect(flagging.draft()).toEqual({ reason: null, note: '' });
  const { flagging: later } = aFlagging({}, drafts);
  later.open('s');
  expect(later.draft()).toEqual({ reason: 'gone', note: 'It is in the men' });
});

test('what was cancelled or sent is not there again, what could not be sent is', async () => {
  const raise = vi.fn<FlagDesk['raise']>().mockRejectedValueOnce(new Error('No.'));
  raise.mockResolvedValue({ flagId: 'f', isSent: true });
  const { flagging } = aFlagging({ raise });
  const noted = { reason: 'gone' as const, note: 'Not there' };
  flagging.open('s');
  flagging.keep(noted);
  await flagging.send('gone', 'Not there');
  expect(flagging.draft()).toEqual(noted);
  await flagging.send('gone', 'Not there');
  expect(flagging.draft().note).toBe('');
  flagging.open('s');
  flagging.keep(noted);
  flagging.cancel();
  flagging.open('s');
  expect(flagging.draft().note).toBe('');
});
