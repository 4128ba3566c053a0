import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { StudioHeader } from '../../../entrypoints/studio/StudioHeader.tsx';
import type { StudioView } from '../../../entrypoints/studio/use-studio.ts';

afterEach(() => render(null, document.body));

test('Studio says where to join again to who is signed out, and to nobody else', () => {
  const session = { me: { id: 'ann', name: 'Ann', role: 'author' }, workspace: 'Acme', storeUrl: '', token: '' };
  const shown = (problem: string) => {
    const sync = { state: 'error', problem, message: 'It did not work.' };
    const view = { session, sync, unsent: 0 } as unknown as StudioView;
    render(
      <StudioHeader view={view} route="library" openReports={0} openReviews={0} attempt={vi.fn()} />,
      document.body,
    );
    return document.body.textContent;
  };
  expect(shown('signed-out')).toContain('to join again');
  expect(shown('unexpected')).not.toContain('to join again');
});
