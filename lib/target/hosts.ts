import { frameOf, isFrame, isShadowRoot } from '#lib/frames/frames.ts';
import type { Target } from '#lib/model/target.ts';
import { attribute } from './dom.ts';
import { type Hides, hidesNothing } from './name.ts';
import { fold, isStable, pathOf, stemsOf } from './stable.ts';

export const hostsMost = 10;

/** Shadow hosts and frames around an element, outermost first. */
export function hostsOf(element: Element): Element[] {
  const hosts: Element[] = [];
  for (let host = hostOf(element); host && hosts.length < hostsMost; host = hostOf(host)) hosts.unshift(host);
  return hosts;
}

/** What `shadow` says first of what lies in this frame. */
export function pathInto(frame: Element, isHidden?: Hides): string[] {
  return [...hostsOf(frame), frame].map((host) => tokenOf(host, isHidden));
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return isShadowRoot(root) ? root.host : frameOf(element.ownerDocument);
}

/** Is it a frame that this host of a target's path says? */
export function saysFrame(host: string): boolean {
  return /^i?frame\b/.test(host);
}

/**
 * Does an element lie in a frame that shows another page than the target's did? Where nothing of what the frame is called
 * and of its address agrees, it does; the same button on another page is another button.
 */
export function isOnOtherPage({ shadow = [] }: Target, element: Element): boolean {
  const wanted = shadow.filter(saysFrame).map(pageWords);
  if (wanted.length === 0) return false;
  const seen = hostsOf(element).filter(isFrame);
  return wanted.some((words, at) => {
    const frame = seen.at(at - wanted.length);
    const now = frame ? pageWords(tokenOf(frame)) : [];
    return words.length > 0 && now.length > 0 && !words.some((word) => now.includes(word));
  });
}

/** What of a frame's token says which page it shows. */
export const pageWords = (token: string): string[] => token.split(' ').filter((word) => /[#=]/.test(word));

/** What an element around others is told by. */
export function tokenOf(element: Element, isHidden = hidesNothing, isLeftOut = isHidden): string {
  const role = attribute(element, 'role');
  const id = attribute(element, 'id') ?? '';
  const parts = [element.localName];
  if (role && /^[^\d@%]+$/.test(role)) parts.push(`@${role}`);
  if (isStable(id) && !isHidden(element)) parts.push(`#${id}`);
  if (isFrame(element) && !isLeftOut(element)) parts.push(...frameWords(element));
  for (const stem of stemsOf(attribute(element, 'class'), 3)) parts.push(`.${stem}`);
  while (parts.join(' ').length > 100) parts.pop();
  return parts.join(' ');
}

/** Name, title and the last lasting part of the address; behind a plural stands a record's name, which is nobody's business. */
function frameWords(frame: Element): string[] {
  const name = attribute(frame, 'name') ?? '';
  const title = fold(attribute(frame, 'title'));
  const path = pathOf((attribute(frame, 'src') ?? '').replace(/#.*$/, '')).split('/');
  const part = path.findLast((one, at) => isStable(one) && !/^index\b/.test(one) && !path[at - 1]?.endsWith('s'));
  return [
    isStable(name) ? `name=${name.slice(0, 30)}` : '',
    /^[^\d@]{1,40}$/.test(title) ? `title=${title.replaceAll(' ', '_')}` : '',
    part ? `src=${part.slice(0, 30)}` : '',
  ].filter(Boolean);
}
