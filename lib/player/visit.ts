import { boxIn, boxOf, isFrame } from '#lib/frames/frames.ts';
import type { Errand, Finding } from '#lib/model/errand.ts';
import { newId } from '#lib/model/new-id.ts';
import type { SpokenTarget } from '#lib/model/target.ts';
import type { Heard } from './advance-on.ts';
import { after } from './after.ts';
import { isInOurs } from './ours.ts';
import type { Barred, Found, Inside } from './player.ts';

/** The way to scripts of ours in frames of other sites. */
export interface Post {
  /** Have such a script in each frame where there may be one. */
  enter(): void;
  /** Does the reader let us be on this site? Then it is not that what keeps us from it. */
  isEnabled(site: string): Promise<boolean>;
  /** False where none hears it. */
  send(frameId: number, errand: Errand): Promise<boolean>;
}

type Seen = Found | Barred | null;
interface Awaited {
  target: SpokenTarget;
  tell(seen: Seen): void;
}
interface Listener {
  hearing: Errand['heard'][number];
  heard: Heard;
}

/** Who is there answers at once; the browser takes a moment to start it. */
const answersMs = 2_000;
const seldomMs = 30_000;

export type Visit = ReturnType<typeof visit>;

/** What the player has our script in one frame of another site do, and what it is told from there. */
export function visit(frame: Element, post: Post, signal: AbortSignal) {
  const awaited = new Map<number, Awaited>();
  const listeners = new Map<string, Listener>();
  const insides = new Map<number, Inside>();
  const boxes = new Map<number, DOMRect>();
  /** The same for who is heard again, so that nothing is to be told anew. */
  const words = new Map<string, [typed: string, done: string]>();
  let frameId: number | null = null;
  let metWord = '';
  let shown: number | null = null;
  let count = 0;
  let isSending = false;
  let knocks: AbortController | null = null;

  /** All changes of one moment go in one errand: who is heard for one step and then for the next is never let go. */
  const send = (): void => {
    if (isSending) return;
    isSending = true;
    queueMicrotask(() => {
      isSending = false;
      if (frameId === null || signal.aborted) return;
      const errand: Errand = {
        awaited: [...awaited].map(([id, { target }]) => ({ id, target })),
        heard: [...listeners.values()].map(({ hearing }) => hearing),
        shown,
      };
      shown = null;
      void post.send(frameId, errand).then((isThere) => isThere || lose());
    });
  };
  const tellAll = (seen: Seen): void => awaited.forEach(({ tell }) => tell(seen));
  const forget = (): void => {
    insides.clear();
    boxes.clear();
    words.clear();
    tellAll(null);
  };
  const lose = (): void => {
    if (frameId === null) return;
    frameId = null;
    forget();
    knock();
  };
  /** Again and again, but ever more seldom, while somebody looks: nothing tells when another page may be entered. */
  const knock = (waitMs = answersMs): void => {
    knocks?.abort();
    if (awaited.size === 0 || frameId !== null) return;
    knocks = new AbortController();
    if (document.hidden) return;
    post.enter();
    const again = (): void => {
      void bar();
      knock(Math.min(2 * waitMs, seldomMs));
    };
    after(waitMs, again, knocks.signal);
  };
  const bar = async (): Promise<void> => {
    const site = siteOf(frame);
    const isEnabled = site !== null && (await post.isEnabled(site));
    if (frameId === null) tellAll({ outcome: 'barred', site: isEnabled ? null : site });
  };
  frame.addEventListener('load', () => (frameId === null ? knock() : send()), { signal });
  document.addEventListener('visibilitychange', () => knock(), { signal });
  signal.addEventListener('abort', () => knocks?.abort());

  const insideOf = (element: number): Inside => {
    const hear: Inside['hear'] = ({ advanceOn, keys }, heard, until) => {
      const key = `${element} ${advanceOn} ${keys}`;
      const said = words.get(key) ?? [newId(), newId()];
      words.set(key, said);
      const isEnterNext = heard.isEnterNext ?? false;
      const hearing = { element, advanceOn, ...(keys && { keys }), isEnterNext, words: said };
      const mine = { hearing, heard };
      listeners.set(key, mine);
      send();
      until.addEventListener('abort', () => {
        if (listeners.get(key) !== mine) return;
        listeners.delete(key);
        send();
      });
    };
    const bringIntoView = (): void => {
      shown = element;
      send();
    };
    return { box: () => shownIn(frame, boxes.get(element) ?? new DOMRect()), hear, bringIntoView };
  };

  return {
    /** Tells where a target of that frame is, and whenever that changes. */
    await(target: SpokenTarget, onChange: (seen: Seen) => void, until: AbortSignal): void {
      const id = (count += 1);
      awaited.set(id, { target, tell: onlyChanges(onChange) });
      until.addEventListener('abort', () => {
        awaited.delete(id);
        if (awaited.size === 0) knocks?.abort();
        send();
      });
      if (frameId !== null) send();
      else if (!knocks || knocks.signal.aborted) knock();
    },
    /** At once, for something changed that may have kept us out. */
    knock: () => knock(),
    /** The page that the frame showed is gone. */
    lose,
    /** A script is there, which says this word each time: the one that is known, or one of another page. */
    met(id: number, word: string): void {
      if (frameId === id && metWord === word) return;
      knocks?.abort();
      frameId = id;
      metWord = word;
      forget();
      send();
    },
    see(findings: readonly Finding[]): void {
      if (frameId === null) return;
      for (const { id, found } of findings) {
        if (found) boxes.set(found.element, new DOMRect(...found.box));
        const inside = found && (insides.get(found.element) ?? insideOf(found.element));
        if (inside) insides.set(found.element, inside);
        awaited.get(id)?.tell(inside && { element: frame, outcome: found.outcome, inside });
      }
    },
    /** The frame said this word. */
    hear(word: string): void {
      const listener = [...listeners.values()].find(({ hearing }) => hearing.words.includes(word));
      if (!listener) return;
      const { hearing, heard } = listener;
      if (word !== hearing.words[1]) heard.onTyping?.();
      // Who goes from a field into our card is not done with it, and the script in the frame cannot see where they went.
      else if (hearing.advanceOn !== 'input' || !isInOurs()) heard.onAdvance();
    },
  };
}

function onlyChanges(tell: (seen: Seen) => void): (seen: Seen) => void {
  let before: Seen = null;
  return (seen) => {
    const isSame = seen?.outcome === before?.outcome && aboutOf(seen) === aboutOf(before);
    before = seen;
    if (!isSame) tell(seen);
  };
}

const aboutOf = (seen: Seen): Inside | string | null | undefined =>
  seen?.outcome === 'barred' ? seen.site : seen?.inside;

/** Whatever the script says, it stays within its frame. */
function shownIn(frame: Element, box: DOMRect): DOMRect {
  const around = boxOf(frame);
  const { left, top, right, bottom } = isFrame(frame) ? boxIn(frame, box) : around;
  const [x, y] = [Math.max(left, around.left), Math.max(top, around.top)];
  return new DOMRect(
    x,
    y,
    Math.max(0, Math.min(right, around.right) - x),
    Math.max(0, Math.min(bottom, around.bottom) - y),
  );
}

/** The frame's site as its page says; where it went since, only the browser knows. A sandbox is nobody's. */
function siteOf(frame: Element): string | null {
  const src = isFrame(frame) && URL.parse(frame.src);
  const isSandboxed = !(frame.getAttribute('sandbox') ?? 'allow-same-origin').includes('allow-same-origin');
  const isNamed = src && /^https?:/.test(src.protocol) && src.origin !== location.origin;
  return isNamed && !isSandboxed ? src.origin : null;
}
