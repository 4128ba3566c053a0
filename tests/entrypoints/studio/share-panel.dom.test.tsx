import '#components/ui/page.css';
import '#components/ui/controls.css';
import '../../../entrypoints/studio/studio.css';
import '../../../entrypoints/studio/editor.css';
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Share } from '#lib/model/share.ts';
import { browser } from '#lib/platform/browser.ts';
import { SharePanel } from '../../../entrypoints/studio/SharePanel.tsx';
import type { Try } from '../../../entrypoints/studio/use-studio.ts';

const guideId = crypto.randomUUID();
const link = 'https://store.test/share/x?key=y';
const aShare = (overrides: Partial<Share> = {}): Share => ({
  id: crypto.randomUUID(),
  guideId,
  madeBy: 'ben',
  madeAt: new Date(Date.now() - 3_600_000).toISOString(),
  expiresAt: null,
  ...overrides,
});
let shares: Share[];
const asked = vi.fn();
const attempt = vi.fn(async (name: string, request: { shareId?: string }) => {
  if (name === 'share:revoke') shares = shares.filter(({ id }) => id !== request.shareId);
  if (name === 'share:make') shares = [aShare({ madeBy: 'ann' }), ...shares];
  return name === 'share:make' ? { link } : null;
});
const toaster = { toasts: [], say: vi.fn(), complain: vi.fn(), close: vi.fn() };

beforeEach(() => {
  shares = [aShare()];
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation((async (message: unknown) => {
    asked(message);
    return { ok: true, value: shares };
  }) as never);
  const names = new Map([
    ['ann', 'Ann'],
    ['ben', 'Ben'],
  ]);
  const panel = <SharePanel guideId={guideId} names={names} attempt={attempt as unknown as Try} toaster={toaster} />;
  render(<div style={{ width: '300px', padding: '12px' }}>{panel}</div>, document.body);
});
afterEach(() => {
  render(null, document.body);
  vi.clearAllMocks();
});

test('nothing is asked before somebody opens it', async () => {
  await expect.element(page.getByText('Share links')).toBeVisible();
  expect(asked).not.toHaveBeenCalled();
});

test('a link is made for as long as is chosen, shown once, and listed', async () => {
  await userEvent.click(page.getByText('Share links'));
  await expect.element(page.getByText('made 1 hour ago by Ben, does not expire')).toBeVisible();
  await userEvent.selectOptions(page.getByLabelText('Expires after'), 'never');
  await userEvent.click(page.getByRole('button', { name: 'Make share link' }));
  await expect.element(page.getByLabelText('New share link')).toHaveValue(link);
  expect(attempt).toHaveBeenCalledWith('share:make', { guideId, days: null });
  await expect.element(page.getByText(/by Ann/)).toBeVisible();
});

test('a link is revoked with the keyboard alone', async () => {
  await userEvent.click(page.getByText('Share links'));
  const [before] = shares;
  await expect.element(page.getByRole('button', { name: /^Revoke the link made/ })).toBeVisible();
  await userEvent.tab();
  await userEvent.tab();
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => attempt.mock.calls).toEqual([['share:revoke', { shareId: before!.id }]]);
  await expect.element(page.getByText(/by Ben/)).not.toBeInTheDocument();
  expect(toaster.say).toHaveBeenCalledWith('The link shows nothing any more.');
});
