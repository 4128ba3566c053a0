import { signal as value } from '@preact/signals-core';
import { ElsewhereBar } from '#components/overlay/ElsewhereBar.tsx';
import { Problem } from '#lib/model/problem.ts';
import type { Stage } from './stage.ts';

/** Another tab is recorded, and its author looks at this one: offers to go on here, until they look elsewhere. */
export function offerHere(stage: Stage): { show(): true; end(): void } {
  let ends: AbortController | null = null;
  const end = (): void => {
    ends?.abort();
    ends = null;
  };
  const show = (): true => {
    if (ends || document.hidden) return true;
    ends = new AbortController();
    const until = AbortSignal.any([stage.signal, ends.signal]);
    const problem = value('');
    const complain = (error: unknown): void => {
      problem.value = error instanceof Problem ? error.message : 'That did not work. Try again.';
    };
    const leave = (): void => {
      end();
      void stage.ask('recording:leave-out', {}).catch(() => undefined);
    };
    const here = (): void => void stage.ask('recording:here', {}).then(end, complain);
    const view = () => <ElsewhereBar problem={problem.value} onHere={here} onLeave={leave} />;
    const overlay = stage.open(until);
    overlay.show(view, { level: 2, onEscape: leave }, until).rest('pinned');
    overlay.announce('Recording in another tab. What you do in this tab is not recorded.');
    document.addEventListener('visibilitychange', end, { signal: until });
    return true;
  };
  return { show, end };
}
