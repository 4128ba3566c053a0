import type { PageView, PlayableGuide, RunView } from '#lib/model/playable.ts';
import type { Await, AwaitAnywhere } from '#lib/player/play.ts';
import type { Player } from '#lib/player/player.ts';
import { showBeacon } from './beacon.tsx';
import type { Stage } from './stage.ts';
import { showTipSheet } from './tip-sheet.tsx';
import { showWalkthrough } from './walkthrough.tsx';

interface Shown {
  run: RunView;
  player: Player | null;
  ends: AbortController;
}

/** Keeps what is shown in step with what the background says belongs here. */
export function showPage(
  stage: Stage,
  { awaitPlace, awaitStep }: { awaitPlace: Await; awaitStep: AwaitAnywhere },
  signal: AbortSignal,
) {
  const beacons = new Map<string, AbortController>();
  let shown: Shown | null = null;
  let tips: PlayableGuide[] = [];

  function endRun(): void {
    shown?.ends.abort();
    shown = null;
    light();
  }
  function begin(run: RunView, isStarted: boolean): void {
    const ends = new AbortController();
    const until = AbortSignal.any([signal, ends.signal]);
    const parts = { stage, awaitTarget: awaitStep, isStarted, onEnd: endRun };
    shown = { run, player: null, ends };
    if (run.guide.kind === 'tip-sheet') showTipSheet(run, parts, until);
    else shown.player = showWalkthrough(run, parts, until);
  }
  /** Who is being led through a task is not to be distracted: beacons wait. */
  function light(): void {
    const wanted = new Map(shown?.player ? [] : tips.map((tip) => [`${tip.id} ${tip.revision}`, tip]));
    for (const [key, ends] of beacons) {
      if (wanted.has(key)) continue;
      ends.abort();
      beacons.delete(key);
    }
    for (const [key, tip] of wanted) {
      if (beacons.has(key)) continue;
      const ends = new AbortController();
      beacons.set(key, ends);
      showBeacon(tip, stage, awaitPlace, AbortSignal.any([signal, ends.signal]));
    }
  }

  return {
    /** Null: nothing may be shown any more. `isAsked`: the reader has just asked for it, so the keyboard may go there. */
    take(view: PageView | null, isAsked: boolean): void {
      tips = view?.tips ?? [];
      const run = view?.run;
      const isSame = run?.id === shown?.run.id;
      const isDone = view && !run && shown?.player?.phase.peek() === 'done';
      if (!isSame && !isDone) {
        endRun();
        // A run at its first step in a page where nobody has done anything yet was started to be shown here.
        const isNew = run?.index === 0 && (document.activeElement ?? document.body) === document.body;
        if (run) begin(run, isAsked || isNew);
      }
      light();
    },
    /** Sites in whose part of the page the step is, where nothing of ours may be; undefined: none. */
    sitesWanted(): string[] | undefined {
      const site = shown?.player?.barredBy.peek();
      return site ? [site] : undefined;
    },
    arrive: (url: string) => shown?.player?.arrive(url),
  };
}
