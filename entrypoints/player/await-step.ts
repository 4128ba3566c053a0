import { hearGreetings } from '#lib/frames/greeting.ts';
import type { Notice } from '#lib/messages/notices.ts';
import { awaitAnywhere } from '#lib/player/await-anywhere.ts';
import type { AwaitAnywhere } from '#lib/player/play.ts';
import { visit, type Post, type Visit } from '#lib/player/visit.ts';
import { readSites } from '#lib/sites/sites.ts';
import { awaitPlace } from '#lib/target/await-place.ts';
import { foreignFrames } from '#lib/target/foreign-frames.ts';
import { saysFrame } from '#lib/target/hosts.ts';
import type { Stage } from './stage.ts';

/** Awaits what a step is about, in frames of other sites too; `heed` takes what the background tells from there. */
export function stepsAwaited({ ask }: Pick<Stage, 'ask'>, signal: AbortSignal) {
  const visits = new Map<Element, Visit>();
  const byId = new Map<number, Visit>();
  let frameOf: ReturnType<typeof hearGreetings> | null = null;
  const post: Post = {
    enter: () => void ask('frame:enter', {}).catch(() => undefined),
    isEnabled: async (site) => (await readSites()).includes(site),
    send: (frameId, errand) => ask('frame:follow', { frameId, errand }).catch(() => false),
  };
  const visitOf = (frame: Element): Visit => {
    // Only who has such a step listens for greetings.
    frameOf ??= hearGreetings(document, signal, (word, frame) => visits.get(frame)?.hear(word));
    const known = visits.get(frame) ?? visit(frame, post, signal);
    visits.set(frame, known);
    return known;
  };
  const meet = async (word: string, frameId: number): Promise<boolean> => {
    const frame = await frameOf?.(word);
    const met = frame && visits.get(frame);
    if (!met) return false;
    byId.set(frameId, met);
    met.met(frameId, word);
    return true;
  };
  const somewhere = awaitAnywhere({ awaitHere: awaitPlace, foreignFrames, visitOf });
  const awaitStep: AwaitAnywhere = (target, page, onChange, until) =>
    (target.shadow?.some(saysFrame) ? somewhere : awaitPlace)(target, page, onChange, until);

  return {
    awaitStep,
    /** Frames may be open to us now that were not before. */
    knock: (): void => visits.forEach((one) => one.knock()),
    heed(notice: Notice): Promise<boolean> | undefined {
      if (notice.notice === 'frame:meet') return meet(notice.word, notice.frameId);
      if (notice.notice === 'frame:left') byId.get(notice.frameId)?.lose();
      if (notice.notice === 'frame:found') byId.get(notice.frameId)?.see(notice.findings);
      return undefined;
    },
  };
}
