import { tell, type Notice } from '#lib/messages/notices.ts';
import { Problem } from '#lib/model/problem.ts';
import { browser } from '#lib/platform/browser.ts';
import { runScript, type GlanceScript } from '#lib/sites/scripts.ts';

const patienceMs = 20_000;
const askEveryMs = 250;

/** Have the recorder of a tab asked for something, once the page is there to be asked. */
export async function askThere(tabId: number, notice: Notice, glance: GlanceScript | null): Promise<void> {
  for (const until = Date.now() + patienceMs; Date.now() < until;) {
    const { status } = await browser.tabs.get(tabId);
    if (status === 'complete' && (await runScript('recorder', tabId, glance))) {
      if ((await tell(tabId, notice)) !== undefined) return;
    }
    await new Promise((done) => setTimeout(done, askEveryMs));
  }
  throw new Problem('unexpected', 'The page did not open in time. Look whether it works, and try again.');
}
