import { expect, test, vi } from 'vitest';
import { showTraces, watchTracesShown } from '#lib/platform/traces-shown.ts';

test('nobody sees traces who did not ask for them; who did sees them at once, until they are switched off', async () => {
  const seen = vi.fn();
  watchTracesShown(seen);
  await vi.waitFor(() => expect(seen).toHaveBeenLastCalledWith(false));
  await showTraces(true);
  await vi.waitFor(() => expect(seen).toHaveBeenLastCalledWith(true));
  const later = vi.fn();
  watchTracesShown(later);
  await vi.waitFor(() => expect(later).toHaveBeenLastCalledWith(true));
  await showTraces(false);
  await vi.waitFor(() => expect(seen).toHaveBeenLastCalledWith(false));
});

test('who stopped listening hears nothing more', async () => {
  const ends = new AbortController();
  const seen = vi.fn();
  watchTracesShown(seen, ends.signal);
  await vi.waitFor(() => expect(seen).toHaveBeenCalled());
  seen.mockClear();
  ends.abort();
  await showTraces(true);
  expect(seen).not.toHaveBeenCalled();
});
