import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { isSignedOut, type SyncView } from '#components/ui/sync-view.ts';
import { SyncMark } from '#components/ui/SyncMark.tsx';

const failed = (problem: string): SyncView => ({ state: 'error', problem, message: 'It did not work.' });

afterEach(() => render(null, document.body));

test('only who is not known to the store any more is signed out', () => {
  expect(isSignedOut(failed('signed-out'))).toBe(true);
  for (const other of [null, { state: 'offline' as const }, { state: 'synced' as const }, failed('unexpected')])
    expect(isSignedOut(other)).toBe(false);
});

test('what trying again can help offers it; being signed out is not among it', () => {
  const offersRetry = (sync: SyncView) => {
    render(<SyncMark sync={sync} unsent={1} onRetry={vi.fn()} />, document.body);
    return page.getByRole('button', { name: 'Try again' }).elements().length === 1;
  };
  expect(offersRetry(failed('signed-out'))).toBe(false);
  expect(offersRetry(failed('unexpected'))).toBe(true);
  expect(offersRetry({ state: 'offline' })).toBe(true);
  expect(offersRetry({ state: 'synced' })).toBe(false);
});
