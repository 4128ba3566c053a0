import { signal as value, type Signal } from '@preact/signals-core';
import { PickerHint } from '#components/overlay/PickerHint.tsx';
import { TipForm } from '#components/overlay/TipForm.tsx';
import { Problem } from '#lib/model/problem.ts';
import { nameFor, point } from './pointing.tsx';
import type { Stage } from './stage.ts';

/**
 * Point at an element, say what colleagues should know about it. Esc goes back: from what was written to pointing,
 * where the words wait for the same or another element, and from there out of it. Nothing has happened then, and
 * `draft` still has the words for the next time; only saving and cancelling end them.
 */
export function pickTip(stage: Stage, draft: Signal<string>): true {
  const whole = new AbortController();
  const overlay = stage.open(whole.signal);
  const focused = document.activeElement;
  const leave = (): void => {
    whole.abort();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  };
  stage.signal.addEventListener('abort', leave, { signal: whole.signal });
  const ring = overlay.show(() => <div class="pick-ring" />, { level: 0 }, whole.signal);

  const pick = (): void => {
    const hint = (name: string) => (
      <PickerHint
        heading="Add a tip"
        name={name}
        clicking="Click to write one for"
        asking={`${draft.value === '' ? 'Click' : 'What you wrote is kept. Click'} what the tip is about. Esc leaves.`}
        onCancel={leave}
      />
    );
    const nameOf = (element: Element): string => nameFor(stage, element);
    const { actionable } = stage.eyes;
    point(stage, { overlay, ring, hint, actionable, nameOf, onPick: write, onLeave: leave }, whole.signal);
  };

  const write = (element: Element): void => {
    const writing = new AbortController();
    const isBusy = value(false);
    const problem = value('');
    const name = nameFor(stage, element);
    // Described now: while the form is open the page may change.
    const target = stage.eyes.describe(element);
    const url = location.href.slice(0, 4000);
    const end = (): void => {
      draft.value = '';
      leave();
    };
    const save = (text: string): void => {
      isBusy.value = true;
      void stage.ask('tip:save', { url, target, name, text, frame: null }).then(end, (error: unknown) => {
        isBusy.value = false;
        problem.value = error instanceof Problem ? error.message : 'The tip could not be saved. Try again.';
      });
    };
    const goBack = (): void => {
      if (isBusy.peek()) return;
      if (!draft.peek().trim()) return end();
      writing.abort();
      pick();
    };
    const form = overlay.show(
      () => (
        <TipForm
          name={name}
          text={draft.value}
          isBusy={isBusy.value}
          problem={problem.value}
          onText={(typed) => (draft.value = typed)}
          onSave={save}
          onCancel={end}
        />
      ),
      { level: 2, onEscape: goBack },
      AbortSignal.any([writing.signal, whole.signal]),
    );
    form.attach(element, 'beside');
    // Only now: what is hidden cannot take the focus.
    form.element.querySelector('textarea')?.focus({ preventScroll: true });
  };

  pick();
  return true;
}
