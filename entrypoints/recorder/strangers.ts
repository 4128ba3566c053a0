import { hearGreetings } from '#lib/frames/greeting.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { watchForeign } from '#lib/recorder/foreign.ts';
import { pathInto } from '#lib/target/hosts.ts';
import type { Stage } from './stage.ts';

/**
 * The frames of other sites on this page. In those that the person enabled is a recorder of its own, which learns from
 * here how its frame is called; of the others is told when the person goes into one (`onStranger`), and to which site it
 * belongs, so that the popup can offer it. `begun`: resolves once it is known whether this page is recorded, and what is
 * private on it.
 */
export function meetFrames(stage: Stage, begun: Promise<boolean>, onStranger: (isIn: boolean) => void) {
  const frameOf = hearGreetings(document, stage.signal);
  const met = new WeakSet<Element>();
  const sites = new Set<string>();

  const onForeign = (frame: Element | null): void => {
    const isStrange = frame !== null && !met.has(frame);
    const site = isStrange && originOf((frame as HTMLIFrameElement).src);
    if (site) sites.add(site);
    onStranger(isStrange);
  };
  watchForeign(document, onForeign, stage.signal);

  return {
    /** Who said this word may record, and says this of the way to it; null: it may not. */
    async meet(word: string): Promise<string[] | null> {
      const frame = await frameOf(word);
      if (!frame || !(await begun) || stage.hidden.holds(frame)) return null;
      met.add(frame);
      const site = originOf((frame as HTMLIFrameElement).src);
      if (site) sites.delete(site);
      onStranger(false);
      return pathInto(frame, stage.hidden.holds);
    },
    /** Sites of frames that the person was in and that were not recorded. */
    sites: (): string[] => [...sites],
  };
}
