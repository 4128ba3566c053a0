import { isDocument, innerDocument, isFrame, isShadowRoot } from '#lib/frames/frames.ts';
import { shadowOf } from '#lib/frames/shadow.ts';
import type { SpokenTarget } from '#lib/model/target.ts';
import { isFrameShown } from './dom.ts';
import { pageWords, saysFrame, tokenOf } from './hosts.ts';

const mostHosts = 50;

/** The elements of a host's tag in these roots. */
export function hostsIn(roots: readonly (Document | ShadowRoot)[], host: string): Element[] {
  const [tag = ''] = host.split(' ');
  return roots.flatMap((root) => [...root.querySelectorAll(CSS.escape(tag))]).slice(0, mostHosts);
}

/** What hangs in a host, as far as it can be looked into. */
export function rootIn(host: Element): (Document | ShadowRoot)[] {
  const root = shadowOf(host) ?? innerDocument(host);
  return isShadowRoot(root) || isDocument(root) ? [root] : [];
}

/**
 * The frames that a target most likely lies in, where nobody can look into these from here, and what the target is to who
 * can. None where it would be in a frame that can be looked into, or where there is no such frame.
 */
export function foreignFrames(target: SpokenTarget, page: Document): { frame: Element; target: SpokenTarget }[] {
  const { shadow = [], ...bare } = target;
  let roots: (Document | ShadowRoot)[] = [page];
  for (const [at, host] of shadow.entries()) {
    const hosts = hostsIn(roots, host);
    const meant = saysFrame(host) ? likest(host, hosts) : hosts;
    roots = meant.flatMap(rootIn);
    if (roots.length > 0) continue;
    const rest = shadow.slice(at + 1);
    const inner = rest.length > 0 ? { ...bare, shadow: rest } : bare;
    return saysFrame(host) ? meant.map((frame) => ({ frame, target: inner })) : [];
  }
  return [];
}

/** Which of these frames is most like this host: by what it is called, and by the page that it shows. */
function likest(host: string, frames: readonly Element[]): Element[] {
  const wanted = pageWords(host);
  const likeness = (frame: Element): number => {
    const words = pageWords(tokenOf(frame));
    if (wanted.length + words.length === 0) return 1;
    return words.filter((word) => wanted.includes(word)).length;
  };
  const shown = frames.filter((frame) => isFrame(frame) && isFrameShown(frame));
  const most = Math.max(1, ...shown.map(likeness));
  return shown.filter((frame) => likeness(frame) === most);
}
