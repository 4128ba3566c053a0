import { browser } from '#lib/platform/browser.ts';
import { reportBug } from '#lib/platform/log.ts';
import { matchPatternOf } from './sites.ts';

export type PageScript = 'agent' | 'player' | 'recorder';

/** What the recorder reads a page with for a picture: one of them is loaded before it, or none. */
export type GlanceScript = 'masks' | 'wireframe';

/** What a person does in a frame of another site is theirs to record where they enabled that site, too. */
const isInFrames = (script: PageScript): boolean => script === 'recorder';

const filesOf = (script: PageScript, first: GlanceScript | null) =>
  [...(first ? [first] : []), script].map((name) => `/${name}.js` as const);

/**
 * Have a script in every page of these origins from now on, and in none where the list is empty. Several ask for it at
 * the same moment, as when we were updated: they come one after the other, because the browser refuses a script that is
 * registered twice, and each reads what is wanted in its turn, because the last has to leave what is true.
 */
export function registerScript(
  script: PageScript,
  where: () => Promise<readonly string[]>,
  before: () => Promise<GlanceScript | null> = async () => null,
): Promise<void> {
  return navigator.locks.request('handrail-scripts', async () => register(script, await where(), await before()));
}

export const unregisterScript = (script: PageScript): Promise<void> => registerScript(script, async () => []);

async function register(script: PageScript, origins: readonly string[], first: GlanceScript | null): Promise<void> {
  const granted = await Promise.all(
    [...new Set(origins.map(matchPatternOf))].map(async (pattern) =>
      (await browser.permissions.contains({ origins: [pattern] })) ? [pattern] : [],
    ),
  );
  const matches = granted.flat();
  const known = await browser.scripting.getRegisteredContentScripts({ ids: [script] });
  if (matches.length === 0) {
    if (known.length > 0) await browser.scripting.unregisterContentScripts({ ids: [script] });
    return;
  }
  const wanted = {
    id: script,
    js: filesOf(script, first),
    matches,
    runAt: 'document_start' as const,
    allFrames: isInFrames(script),
    persistAcrossSessions: true,
  };
  if (known.length > 0) await browser.scripting.updateContentScripts([wanted]);
  else await browser.scripting.registerContentScripts([wanted]);
}

/** Run a script in a tab that is already open. False where the browser does not let us (its own pages, stores). */
export async function runScript(
  script: PageScript,
  tabId: number,
  first: GlanceScript | null = null,
): Promise<boolean> {
  try {
    await browser.scripting.executeScript({
      target: isInFrames(script) ? { tabId, allFrames: true } : { tabId, frameIds: [0] },
      files: filesOf(script, first),
      injectImmediately: true,
    });
    return true;
  } catch {
    return false;
  }
}

/** Run a script in all frames of a tab; the browser leaves out those that it has no permission for. */
export async function runInFrames(script: 'inside', tabId: number): Promise<void> {
  const target = { tabId, allFrames: true };
  await browser.scripting
    .executeScript({ target, files: [`/${script}.js`], injectImmediately: true })
    .catch(() => undefined);
}

/** The agent for tabs that were open before their site was enabled. */
export async function runAgentInOpenTabs(origins: string[]): Promise<void> {
  for (const origin of origins) {
    const tabs = await browser.tabs.query({ url: matchPatternOf(origin) }).catch((error: unknown) => {
      reportBug(error);
      return [];
    });
    await Promise.all(tabs.map((tab) => (tab.id === undefined ? false : runScript('agent', tab.id))));
  }
}
