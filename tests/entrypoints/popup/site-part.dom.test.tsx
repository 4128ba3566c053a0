import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { App } from '#lib/model/workspace.ts';
import { browser } from '#lib/platform/browser.ts';
import type { LibraryItem } from '#lib/store/read.ts';
import { anEntry } from '#tests/fixtures/a-guide.ts';
import { SitePart } from '../../../entrypoints/popup/SitePart.tsx';
import type { Try } from '../../../entrypoints/popup/use-popup.ts';

const origin = 'https://crm.example.com';
const app: App = { schemaVersion: 1, id: crypto.randomUUID(), name: 'CRM', origins: [origin] };
const attempt = vi.fn(async (_name: string, _request: object) => ({}));
const request = vi.spyOn(browser.permissions, 'request');

beforeEach(() => void attempt.mockClear());
afterEach(() => render(null, document.body));

function show(apps: App[], items: LibraryItem[] = [], sites: string[] = []): void {
  const me = { id: 'ann', name: 'Ann', role: 'author' as const, teams: ['sales'] };
  const session = { storeUrl: 'https://store.test', token: 't', me, workspace: 'Acme' };
  const tab = { id: 7, title: 'Leads - CRM', url: `${origin}/leads` };
  const doings = { attempt: attempt as unknown as Try, close: vi.fn(), onRecord: vi.fn() };
  render(
    <SitePart view={{ session, apps, items, questions: [] }} tab={tab} sites={sites} {...doings} />,
    document.body,
  );
}
function anItem(overrides: Parameters<typeof anEntry>[0]): LibraryItem {
  const entry = anEntry({ pages: [`${origin}/leads`], ...overrides });
  const { id, title, pages, authorId } = entry;
  const about = { id, entry, guide: null, title, pages, library: 'main', authorId, authorName: 'Ben', openFlags: 0 };
  return { ...about, status: 'published', changedAt: 0, isUnsent: false, refused: null, notPublished: null };
}
const button = (name: RegExp) => page.getByRole('button', { name });
const asked = () => attempt.mock.calls.map(([name]) => name);

test('a no to the browser adds nothing, says so, and offers to ask again; a yes then adds and enables', async () => {
  request.mockResolvedValueOnce(false as never);
  show([]);
  await userEvent.click(button(/to the workspace$/));
  await expect.poll(asked).toEqual(['site:ask', 'site:refuse']);
  expect(page.getByRole('status').elements()[0]?.textContent).toContain('nothing was added');
  request.mockResolvedValueOnce(true as never);
  await userEvent.click(button(/^Ask again$/));
  await expect.poll(asked).toEqual(['site:ask', 'site:refuse', 'site:ask', 'app:add', 'site:enable']);
});

test('a no on a site that the workspace knows leaves it off, and says so', async () => {
  request.mockResolvedValueOnce(false as never);
  show([app]);
  await userEvent.click(button(/^Enable Handrail on/));
  await expect.poll(asked).toEqual(['site:ask', 'site:refuse']);
  expect(page.getByRole('status').elements()[0]?.textContent).toContain('stays off on crm.example.com');
  await expect.poll(() => button(/^Ask again$/).elements().length).toBe(1);
});

test('where an app moved away, the popup says where it is now, and offers neither to add nor to enable anything', () => {
  const to = 'https://crm.example.org';
  show([{ ...app, origins: [to], moved: { [origin]: to } }]);
  expect(page.getByRole('status').elements()[0]?.textContent).toBe(`CRM is at ${to} now, and so are its guides.`);
  expect(page.getByRole('link', { name: to }).element().getAttribute('href')).toBe(to);
  expect(button(/to the workspace$|^Enable Handrail/).elements()).toEqual([]);
});

test('a browser that will not even ask is a no, and a bug to be told of', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  request.mockRejectedValueOnce(new Error('only from a user gesture'));
  show([]);
  await userEvent.click(button(/to the workspace$/));
  await expect.poll(asked).toEqual(['site:ask', 'site:refuse']);
  expect(told).toHaveBeenCalled();
});

test('only guides that this person would see today are said to wait', () => {
  const others = [{ forTeams: { it: 'IT' } }, { shownUntil: '2026-01-31' }, { pages: ['https://wiki.example.com'] }];
  show([app], [{}, { forTeams: { sales: 'Sales' } }, ...others].map(anItem));
  expect(document.body.textContent).toMatch(/2 guides/);
});

test('a translated guide is found by the title that was written, and by the one it is shown with', async () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['de']);
  const titles = { 'de-Latn': 'Interessenten anlegen' };
  show([app], [anItem({ title: 'Add a lead', language: 'en-Latn', titles })], [origin]);
  for (const query of ['lead', 'anlegen']) {
    await userEvent.fill(page.getByLabelText('Search guides'), query);
    await expect.element(button(/Interessenten anlegen/)).toBeVisible();
  }
});

test('where a part of the page belongs to another site, that is offered as well, and nothing of what runs already', async () => {
  const told = vi.spyOn(browser.tabs, 'sendMessage').mockResolvedValue(['https://pay.example.com', origin] as never);
  request.mockResolvedValueOnce(true as never);
  show([app], [], [origin]);
  const part = page.getByRole('region', { name: 'Part of pay.example.com' });
  await userEvent.click(part.getByRole('button', { name: 'Add pay.example.com to the workspace' }));
  await expect.poll(asked).toEqual(['site:ask', 'app:add', 'site:enable']);
  expect(request).toHaveBeenLastCalledWith({ origins: ['https://pay.example.com/*'] });
  expect(page.getByRole('region', { name: /^Part of/ }).elements().length).toBe(1);
  told.mockRestore();
});
