import { expect, test, vi } from 'vitest';
import { openPopupAgain } from '#lib/desk/popup-again.ts';

const pause = async () => undefined;

test('the popup opens once the window it belongs to is in front again', async () => {
  const open = vi.fn(async () => undefined);
  open.mockRejectedValueOnce(new Error('Could not find an active browser window.'));
  expect(await openPopupAgain(open, pause)).toBe(true);
  expect(open).toHaveBeenCalledTimes(2);
});

test('a browser that does not let us is asked a few times, and nothing fails', async () => {
  const open = vi.fn(() => Promise.reject(new Error('openPopup requires a user gesture')));
  expect(await openPopupAgain(open, pause)).toBe(false);
  expect(open.mock.calls.length).toBeLessThan(10);
});

test('a browser that has no such thing at all is no trouble either', async () => {
  const open = () => (undefined as unknown as { openPopup(): Promise<void> }).openPopup();
  expect(await openPopupAgain(open, pause)).toBe(false);
});
