import { render } from 'preact';
import '#components/ui/page.css';
import '#components/ui/controls.css';
import '../../../entrypoints/studio/studio.css';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { GuideDraft } from '#lib/model/guide-draft.ts';
import type { Role } from '#lib/model/workspace.ts';
import { LibraryPage } from '../../../entrypoints/studio/LibraryPage.tsx';
import type { StudioView, Try } from '../../../entrypoints/studio/use-studio.ts';
import { aGuide, anEntry } from '#tests/fixtures/a-guide.ts';

const toaster = { toasts: [], say: vi.fn(), complain: vi.fn(), close: vi.fn() };
const attempt = vi.fn(async (_name: string, _request: unknown) => undefined);
const shown = (role: Role, items: object[] = []) => {
  const me = { id: 'ann', name: 'Ann', role, teams: ['sales'] };
  const view = { session: { me }, items, people: [], orphans: [] } as unknown as StudioView;
  render(<LibraryPage view={view} attempt={attempt as unknown as Try} toaster={toaster} />, document.body);
  return document.body.textContent;
};

afterEach(() => render(null, document.body));

test('an empty library tells authors how to begin, and readers nothing that they may not do', () => {
  expect(shown('author')).toContain('Record a task');
  expect(shown('reader')).not.toContain('Record a task');
  expect(document.body.textContent).toContain('ask a steward to make you an author');
});

test('a new guide begins from a shape, chosen with the keyboard alone', async () => {
  shown('author');
  (page.getByRole('button', { name: 'New', exact: true }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await userEvent.tab();
  await userEvent.tab();
  await userEvent.tab();
  await expect.element(page.getByRole('button', { name: 'New release note' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  const [name, request] = attempt.mock.calls[0]!;
  expect(name).toBe('import:save');
  expect(GuideDraft.parse((request as { guides: unknown[] }).guides[0])).toMatchObject({
    text: expect.stringContaining('What is new'),
  });
});

test('a reader is not shown what is for others or over; whoever may change it is, and is told so', () => {
  const audiences = {
    Ours: { forTeams: { sales: 'Sales' } },
    Theirs: { forTeams: { it: 'IT' } },
    Over: { shownUntil: '2026-01-31' },
  };
  const items = (mayChange: boolean) =>
    Object.entries(audiences).map(([title, audience]) => {
      const guide = mayChange ? aGuide({ title, revision: 1, ...audience }) : null;
      const entry = anEntry({ title, ...audience });
      return {
        id: entry.id,
        title,
        guide,
        entry,
        library: 'main',
        status: 'published',
        authorName: 'Ben',
        openFlags: 0,
      };
    });
  const reader = shown('reader', items(false));
  expect(reader).toContain('Ours');
  expect(reader).not.toMatch(/Theirs|Over/);
  const author = shown('author', items(true));
  expect(author).toMatch(/Theirs.*· IT/s);
  expect(author).toContain('over since 31 January 2026');
});

test('a guide is found by its title in any language', async () => {
  const translations = { 'de-Latn': { title: { text: 'Interessenten anlegen', of: 'Add a lead' } } };
  const guide = aGuide({ title: 'Add a lead', language: 'en-Latn', translations });
  const item = { id: guide.id, title: guide.title, guide, entry: null, library: 'main', status: 'draft' };
  shown('author', [{ ...item, authorName: 'Ben', openFlags: 0 }]);
  await userEvent.fill(page.getByLabelText('Search guides'), 'anlegen');
  await expect.element(page.getByRole('link', { name: 'Add a lead' })).toBeVisible();
  await userEvent.fill(page.getByLabelText('Search guides'), '');
});
