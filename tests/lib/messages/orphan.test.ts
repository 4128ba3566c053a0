import { afterEach, expect, test, vi } from 'vitest';
import { askOrLeave, isOrphan } from '#lib/messages/orphan.ts';
import { browser } from '#lib/platform/browser.ts';

afterEach(() => vi.restoreAllMocks());

const refuse = () =>
  vi.spyOn(browser.runtime, 'sendMessage').mockRejectedValue(new Error('Extension context') as never);
const orphaned = () => vi.spyOn(browser.runtime, 'id', 'get').mockReturnValue(undefined as never);

test('a script whose extension was updated leaves at its first question', async () => {
  refuse();
  orphaned();
  const leave = vi.fn();
  await expect(askOrLeave(leave)('recording:get', {})).rejects.toMatchObject({ code: 'unexpected' });
  expect(leave).toHaveBeenCalledOnce();
});

test('one whose extension only did not answer stays', async () => {
  refuse();
  const leave = vi.fn();
  await expect(askOrLeave(leave)('recording:get', {})).rejects.toMatchObject({ code: 'unexpected' });
  expect(leave).not.toHaveBeenCalled();
  expect(isOrphan()).toBe(false);
});

test('an answer is handed on', async () => {
  vi.spyOn(browser.runtime, 'sendMessage').mockResolvedValue({ ok: true, value: null } as never);
  await expect(askOrLeave(() => undefined)('recording:get', {})).resolves.toBeNull();
});
