import '#components/ui/tokens.css';
import '#components/ui/page.css';
import '#components/ui/controls.css';
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Orphan } from '#lib/store/device.ts';
import { aFlag } from '#tests/fixtures/a-flag.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';
import { SetAside } from '../../../entrypoints/studio/SetAside.tsx';

const anOrphan = (type: Orphan['type'], body: object): Orphan => ({
  id: crypto.randomUUID(),
  type,
  body,
  setAsideAt: 0,
});
const toaster = { toasts: [], say: vi.fn(), complain: vi.fn(), close: vi.fn() };
const attempt = vi.fn(async () => ({ guideId: 'x' }) as never);

function show(...orphans: Orphan[]): void {
  const place = document.body.appendChild(document.createElement('main'));
  render(<SetAside orphans={orphans} attempt={attempt} toaster={toaster} />, place);
}

afterEach(() => {
  for (const place of document.querySelectorAll('main')) {
    render(null, place);
    place.remove();
  }
  vi.clearAllMocks();
});

test('work that was set aside is named; a guide can be put back, and nothing is thrown away at the first press', async () => {
  const guide = anOrphan('guide', aGuide({ title: 'Add a lead' }));
  show(guide, anOrphan('flag', aFlag({ note: 'The button moved.' })));
  expect(page.getByRole('status').element().textContent).toContain('2 pieces of your work were set aside');
  expect(page.getByRole('button', { name: /^Put into my drafts/ }).elements()).toHaveLength(1);
  await userEvent.click(page.getByRole('button', { name: 'Throw away: Guide “Add a lead”' }));
  expect(attempt).not.toHaveBeenCalled();
  await userEvent.click(page.getByRole('button', { name: 'Keep' }));
  await userEvent.click(page.getByRole('button', { name: 'Put into my drafts: Guide “Add a lead”' }));
  expect(attempt).toHaveBeenCalledExactlyOnceWith('orphan:restore', { orphanId: guide.id });
});

test('nothing shows where nothing was set aside', () => {
  show();
  expect(document.querySelector('main')?.textContent).toBe('');
});
