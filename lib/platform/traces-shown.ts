import { browser } from './browser.ts';

const key = 'tracesShown';

/**
 * Does the person at this device want to see on cards how elements are looked for? Said now and whenever it changes,
 * until the signal ends it. A page's script has none: after an update of ours the browser lets it end nothing.
 */
export function watchTracesShown(onChange: (areShown: boolean) => void, signal?: AbortSignal): void {
  const hear = (changes: Record<string, { newValue?: unknown }>): void => {
    if (key in changes) onChange(changes[key]?.newValue === true);
  };
  browser.storage.local.onChanged.addListener(hear);
  signal?.addEventListener('abort', () => browser.storage.local.onChanged.removeListener(hear));
  void browser.storage.local.get(key).then(
    (stored) => signal?.aborted || onChange(stored[key] === true),
    () => undefined,
  );
}

export async function showTraces(areShown: boolean): Promise<void> {
  await browser.storage.local.set({ [key]: areShown });
}
