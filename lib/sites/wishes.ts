import { browser } from '#lib/platform/browser.ts';

const key = 'wish';
/** Whoever has not answered the browser's question by then has other things in mind. */
const heldMs = 300_000;

/** A site that the browser is asking the person about right now. */
export interface Wish {
  origin: string;
  /** What to call the app where the workspace has none for the site yet. */
  appName: string | null;
}

/**
 * Browsers may close the popup over their own question, and what it would have done at a yes with it. So the wish is
 * kept where the background finds it, for as long as the question may be open.
 */
export async function keepWish(wish: Wish): Promise<void> {
  await browser.storage.session.set({ [key]: { ...wish, at: Date.now() } });
}

/** The answer was no: a yes that comes later, for whatever reason, is none to this wish. */
export async function dropWish(origin: string): Promise<void> {
  const kept = (await browser.storage.session.get(key))[key] as Wish | undefined;
  if (kept?.origin === origin) await browser.storage.session.remove(key);
}

/** The wish, once; null where there is none or it is too old. */
export async function takeWish(): Promise<Wish | null> {
  const kept = (await browser.storage.session.get(key))[key] as (Wish & { at: number }) | undefined;
  if (!kept) return null;
  await browser.storage.session.remove(key);
  return Date.now() - kept.at < heldMs ? { origin: kept.origin, appName: kept.appName } : null;
}
