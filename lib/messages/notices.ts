import { browser } from '#lib/platform/browser.ts';
import { isOrphan } from './orphan.ts';
import type { Notice } from './protocol.ts';

/** Tell our scripts in a tab. Undefined where none is listening there, which is no error. */
export async function tell(tabId: number, notice: Notice): Promise<unknown> {
  try {
    return await browser.tabs.sendMessage(tabId, notice, { frameId: 0 });
  } catch {
    return undefined;
  }
}

/** Page side: hear the background. The handler answers only what it knows, so that several scripts may listen. */
export function onNotice(handle: (notice: Notice) => unknown, signal: AbortSignal): void {
  const listen = (message: unknown, sender: { id?: string | undefined }, reply: (value: unknown) => void) => {
    if (sender.id !== browser.runtime.id || typeof message !== 'object' || message === null || !('notice' in message))
      return;
    const answer = handle(message as Notice);
    if (answer !== undefined) reply(answer);
  };
  browser.runtime.onMessage.addListener(listen);
  // An orphaned script is heard by nobody already, and may not even have what to be taken from.
  signal.addEventListener('abort', () => isOrphan() || browser.runtime.onMessage.removeListener(listen));
}
