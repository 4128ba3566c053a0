import '#components/ui/page.css';
import '#components/ui/controls.css';
import '../../../entrypoints/studio/history.css';
import '../../../entrypoints/studio/studio.css';
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { browser } from '#lib/platform/browser.ts';
import type { Live } from '#components/ui/use-live.ts';
import type { Device } from '#lib/store/device.ts';
import type { StudioView, Try } from '../../../entrypoints/studio/use-studio.ts';
import { ClashesPage } from '../../../entrypoints/studio/ClashesPage.tsx';
import { DeletedPage } from '../../../entrypoints/studio/DeletedPage.tsx';
import { HistoryPage } from '../../../entrypoints/studio/HistoryPage.tsx';
import { aGuide } from '#tests/fixtures/a-guide.ts';

const at = new Date(Date.now() - 3 * 60 * 60 * 1000).toISOString();
const guide = aGuide({ title: 'Add a contact', revision: 2 });
const older = { ...guide, title: 'Add a lead', revision: 1 };
const replies: Record<string, unknown> = {};
const attempt = vi.fn(async (_name: string, _request: unknown) => guide as never);
const toaster = { toasts: [], say: vi.fn(), complain: vi.fn(), close: vi.fn() };
const view = {
  session: { me: { id: 'ann', name: 'Ann', role: 'author' } },
  names: new Map([['ben', 'Ben']]),
  items: [{ id: guide.id, guide }],
} as unknown as StudioView;
const common = { view, attempt: attempt as unknown as Try, toaster };

beforeEach(() => {
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation((async ({ name }: { name: string }) =>
    name in replies
      ? { ok: true, value: replies[name] }
      : { ok: false, problem: 'offline', message: 'The store cannot be reached.' }) as never);
});
afterEach(() => {
  render(null, document.body);
  for (const name of Object.keys(replies)) delete replies[name];
  vi.clearAllMocks();
});

test('the history says who changed which words, and any older state can be restored', async () => {
  const rows = [guide, older].map((body, i) => ({
    rev: `r${2 - i}`,
    seq: 2 - i,
    type: 'guide',
    body,
    author: 'ben',
    at,
  }));
  replies['guide:history'] = { revisions: rows, older: null, more: true };
  const live: Live = (_query, onValue) => onValue({ feed: 'edit:main', body: guide, dirty: 0, rev: 'r2' } as never);
  render(<HistoryPage {...common} guideId={guide.id} device={{} as Device} live={live} />, document.body);
  const list = page.getByRole('list', { name: 'Revisions' });
  await expect.element(list).toBeVisible();
  expect(list.element().textContent).toContain('Ben, 3 hours ago');
  expect(list.element().textContent).toContain('Published as revision 2');
  expect(document.querySelector('del')?.textContent).toBe('lead');
  expect(document.querySelector('ins')?.textContent).toBe('contact');
  await userEvent.click(page.getByRole('button', { name: /^Restore the state of/ }));
  const restored = { ...older, revision: 2, hasChanges: true, isArchived: false };
  expect(attempt).toHaveBeenCalledExactlyOnceWith('guide:save', { base: guide, guide: restored });
  attempt.mockResolvedValueOnce({ revisions: [], older: null, more: false } as never);
  await userEvent.click(page.getByRole('button', { name: 'Show older revisions' }));
  expect(attempt).toHaveBeenLastCalledWith('guide:history', { guideId: guide.id, before: 1 });
});

test('any two states are compared beside each other, at first with what was last published', async () => {
  const states = [
    { ...guide, title: 'Add somebody', hasChanges: true },
    { ...guide, title: 'Add somebody new', hasChanges: true },
    guide,
    older,
  ];
  const rows = states.map((body, i) => ({ rev: `r${4 - i}`, seq: 4 - i, type: 'guide', body, author: 'ben', at }));
  replies['guide:history'] = { revisions: rows, older: null, more: false };
  const live: Live = (_query, onValue) => onValue({ feed: 'edit:main', body: states[0], dirty: 0, rev: 'r4' } as never);
  render(<HistoryPage {...common} guideId={guide.id} device={{} as Device} live={live} />, document.body);
  await userEvent.click(page.getByText('Compare two of them'));
  const found = page.getByRole('list', { name: 'Differences' });
  const sides = () => [...found.element().querySelectorAll('.side-text')].map((side) => side.textContent);
  await expect.element(found).toBeVisible();
  expect(sides()).toEqual(['Add a contact', 'Add somebody']);
  await userEvent.selectOptions(page.getByLabelText('Before'), 'r1');
  expect(sides()).toEqual(['Add a lead', 'Add somebody']);
  await userEvent.selectOptions(page.getByLabelText('After'), 'r1');
  await expect.element(page.getByText('Choose two different states.')).toBeVisible();
});

test('a guide that was deleted is brought back with what readers had', async () => {
  const gone = aGuide({ title: 'Close a case' });
  const keptUntil = new Date(Date.now() + 29 * 24 * 60 * 60 * 1000).toISOString();
  const row = { feed: 'edit:main', id: gone.id, rev: 'r', body: gone, entry: null, author: 'ben', at, keptUntil };
  replies['deleted:list'] = { guides: [row, { ...row, id: guide.id }] };
  render(<DeletedPage {...common} />, document.body);
  await userEvent.click(page.getByRole('button', { name: 'Bring back: Close a case' }));
  expect(attempt).toHaveBeenCalledExactlyOnceWith('guide:restore', { guide: gone, entry: null, library: 'main' });
  expect(document.body.textContent).toContain('deleted by Ben');
  expect(document.querySelectorAll('li')).toHaveLength(1);
});

test('both sides of a clash are shown, and either can be kept', async () => {
  const differences = [{ path: ['title'], mine: 'Add somebody', theirs: 'Add a lead', now: 'Add a contact' }];
  const clash = { feed: 'edit:main', op: 'o1', id: guide.id, type: 'guide', title: 'Add a contact', at, differences };
  replies['clash:list'] = {
    clashes: [
      { ...clash, author: 'ben' },
      { ...clash, op: 'o2', author: 'ann' },
    ],
  };
  render(<ClashesPage {...common} />, document.body);
  await expect.element(page.getByRole('list', { name: 'Clashes' })).toBeVisible();
  const sides = [...document.querySelectorAll('.side-text')].map((side) => side.textContent);
  expect(sides.slice(0, 2)).toEqual(['Add a contact', 'Add somebody']);
  await userEvent.click(page.getByRole('button', { name: 'Use Ben’s: Add a contact' }));
  expect(attempt).toHaveBeenLastCalledWith('clash:resolve', { feed: 'edit:main', op: 'o1', keep: 'mine' });
  await userEvent.click(page.getByRole('button', { name: 'Keep what stands: Add a contact' }).last());
  expect(attempt).toHaveBeenLastCalledWith('clash:resolve', { feed: 'edit:main', op: 'o2', keep: 'theirs' });
  await expect.element(page.getByRole('button', { name: 'Use mine: Add a contact' })).toBeVisible();
});

test('where the store cannot be asked, it is said, and asked again at a press', async () => {
  render(<DeletedPage {...common} />, document.body);
  await expect.element(page.getByText('The store cannot be reached.')).toBeVisible();
  replies['deleted:list'] = { guides: [] };
  await userEvent.click(page.getByRole('button', { name: 'Try again' }));
  await expect.element(page.getByRole('heading', { name: 'Nothing was deleted' })).toBeVisible();
});
