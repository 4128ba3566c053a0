import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { Role } from '#lib/model/workspace.ts';
import { LibraryPage } from '../../../entrypoints/studio/LibraryPage.tsx';
import type { StudioView } from '../../../entrypoints/studio/use-studio.ts';

const toaster = { toasts: [], say: vi.fn(), complain: vi.fn(), close: vi.fn() };
const shown = (role: Role) => {
  const view = { session: { me: { id: 'ann', name: 'Ann', role } }, items: [], orphans: [] } as unknown as StudioView;
  render(<LibraryPage view={view} attempt={vi.fn()} toaster={toaster} />, document.body);
  return document.body.textContent;
};

afterEach(() => render(null, document.body));

test('an empty library tells authors how to begin, and readers nothing that they may not do', () => {
  expect(shown('author')).toContain('Record a task');
  expect(shown('reader')).not.toContain('Record a task');
  expect(document.body.textContent).toContain('ask a steward to make you an author');
});
