import { activityKey, guidesHere, packKey, type Activity, type PackedGuide } from './pack.ts';

/** An area of extension storage. (Not called `storage`: WXT would import its own helper for that name, unasked.) */
interface Storage {
  get(keys: string[]): Promise<Record<string, unknown>>;
  onChanged: { addListener(listen: (changes: Record<string, unknown>) => void): void };
}

interface Findings {
  /** How many guides belong to this page; said when it changes, and not at all while it is 0. */
  onCount(count: number): void;
  /** A tip belongs here, or a run may: the player is needed. Said once, then the player looks after itself. */
  onNeeded(): void;
}

/**
 * Watch one page: at load, on every route change, and when guides or runs change. Costs a storage read of one small
 * value; no observer, no timer, no worker.
 */
export function watchPage(area: Storage, page: { origin: string; href: string }, findings: Findings): void {
  let count = 0;
  let isAsked = false;

  const look = async () => {
    const stored = await area.get([packKey(page.origin), activityKey]);
    const pack = stored[packKey(page.origin)] as PackedGuide[] | undefined;
    const here = guidesHere(pack ?? [], page.href);
    if (here.length !== count) findings.onCount((count = here.length));
    if (!pack) return;
    const isNeeded = here.some(({ kind }) => kind === 'tip') || (stored[activityKey] as Activity | undefined)?.hasRuns;
    if (!isNeeded || isAsked) return;
    isAsked = true;
    findings.onNeeded();
  };
  const lookAgain = () => void look().catch(() => undefined);

  lookAgain();
  area.onChanged.addListener((changes) => {
    if (packKey(page.origin) in changes || activityKey in changes) lookAgain();
  });
  globalThis.navigation?.addEventListener('currententrychange', lookAgain);
}
