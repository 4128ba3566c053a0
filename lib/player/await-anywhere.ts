import type { SpokenTarget } from '#lib/model/target.ts';
import { after } from './after.ts';
import type { Await, AwaitAnywhere } from './play.ts';
import type { Barred, Found } from './player.ts';
import type { Visit } from './visit.ts';

interface Eyes {
  awaitHere: Await;
  /** Frames of other sites in which a target may be, and what it is in there. */
  foreignFrames(target: SpokenTarget, page: Document): { frame: Element; target: SpokenTarget }[];
  visitOf(frame: Element): Pick<Visit, 'await'>;
}

const lookMs = 250;

/**
 * Await a target that was in a frame. Where that frame is another site's, the script in there says where it is; else it is
 * looked for here. Which it is may change with each page that the frame shows, and frames tell nobody of all of them.
 */
export function awaitAnywhere({ awaitHere, foreignFrames, visitOf }: Eyes): AwaitAnywhere {
  return (target, page, onChange, signal) => {
    let frames: Element[] | null = null;
    let ends = new AbortController();

    const begin = (foreign: ReturnType<Eyes['foreignFrames']>, until: AbortSignal): void => {
      if (foreign.length === 0) return awaitHere(target, page, onChange, until);
      const seen = new Map<Element, Found | Barred | null>();
      for (const { frame, target: inner } of foreign) {
        const look = (found: Found | Barred | null): void => {
          seen.set(frame, found);
          onChange(likeliest([...seen.values()]));
        };
        visitOf(frame).await(inner, look, until);
      }
    };
    const look = (): void => {
      const foreign = foreignFrames(target, page);
      const isSame = frames?.length === foreign.length && foreign.every(({ frame }) => frames!.includes(frame));
      after(lookMs, look, signal);
      if (isSame) return;
      if (frames) onChange(null);
      frames = foreign.map(({ frame }) => frame);
      ends.abort();
      ends = new AbortController();
      begin(foreign, AbortSignal.any([signal, ends.signal]));
    };
    look();
  };
}

/** Of frames that are as likely, the one that has it; where several have it, nobody can be sure. */
function likeliest(seen: readonly (Found | Barred | null)[]): Found | Barred | null {
  const [one, other] = seen.filter((found) => found?.outcome === 'found');
  if (one && other) return { ...one, outcome: 'unsure' } as Found;
  const unsure = seen.find((found) => found?.outcome === 'unsure');
  return one ?? unsure ?? seen.find((found) => found !== null) ?? null;
}
