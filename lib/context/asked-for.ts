import { guideAskedFor } from '#lib/model/asked-for.ts';

/** The guide that the address of this page asks for, once: the address is as the app knows it again after that. */
export function takeAskedFor(page: { href: string }, history: Pick<History, 'state' | 'replaceState'>): string | null {
  const guideId = guideAskedFor(page.href);
  if (guideId) history.replaceState(history.state, '', page.href.slice(0, page.href.indexOf('#')));
  return guideId;
}
