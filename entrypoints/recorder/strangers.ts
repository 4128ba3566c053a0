import { hearGreetings } from '#lib/frames/greeting.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { watchForeign } from '#lib/recorder/foreign.ts';
import { pathInto } from '#lib/target/hosts.ts';
import type { Stage } from './stage.ts';

/** As many as the popup has room for. */
const sitesMost = 5;

/** A frame that the person is in and of which nothing is recorded; its site where the page tells. */
export interface Stranger {
  site: string | null;
}

/**
 * The frames of other sites on this page. In those that the person enabled is a recorder of its own, which learns from
 * here how its frame is called; of the others is told when the person goes into one (`onStranger`, null when they are
 * back), and to which site it belongs, so that the popup can offer it. `isWanted`: is this page recorded, or pointed at, and
 * is it known what is private on it?
 */
export function meetFrames(
  stage: Stage,
  isWanted: () => Promise<boolean>,
  onStranger: (stranger: Stranger | null) => void,
) {
  const frameOf = hearGreetings(document, stage.signal);
  const met = new Map<number, Element>();
  /** Where each frame was seen last, and whether that was in no private part. */
  const places = new Map<number, { frame: Element; isOpen: boolean }>();
  const sites = new Set<string>();
  let strange: Element | null = null;

  const isMet = (frame: Element): boolean => [...met.values()].includes(frame);
  const onForeign = (frame: Element | null): void => {
    const before = strange;
    strange = frame && !isMet(frame) ? frame : null;
    const site = strange && siteOf(strange);
    if (site && sites.size < sitesMost) sites.add(site);
    if (strange !== before) onStranger(strange && { site });
  };
  watchForeign(document, onForeign, stage.signal);

  return {
    /** Who said this word may record, and says this of the way to it; null: it may not. */
    async meet(word: string, frameId: number): Promise<string[] | null> {
      const frame = await frameOf(word);
      if (!frame || !(await isWanted()) || stage.hidden.holds(frame)) return null;
      met.set(frameId, frame);
      places.set(frameId, { frame, isOpen: true });
      const site = siteOf(frame);
      if (site) sites.delete(site);
      if (frame === strange) onForeign(frame);
      return pathInto(frame, stage.hidden.holds);
    },
    /** It shows another page from now on, which may be one of a site that is not enabled. */
    leave: (frameId: number): void => void met.delete(frameId),
    /**
     * It may have been put into a part that is private, or that part may have become private. Of one that is gone counts
     * what was so last: it is asked about what was done in it, which may be what made it go.
     */
    isOpen(frameId: number): boolean {
      const place = places.get(frameId);
      if (place?.frame.isConnected) place.isOpen = !stage.hidden.holds(place.frame);
      return place?.isOpen ?? false;
    },
    /** Sites of frames that the person was in and that were not recorded. */
    sites: (): string[] => [...sites],
  };
}

/** As the page tells; another one than the page's own. */
function siteOf(frame: Element): string | null {
  const site = originOf((frame as HTMLIFrameElement).src);
  return site === location.origin ? null : site;
}
