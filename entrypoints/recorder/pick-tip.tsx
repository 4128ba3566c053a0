import { signal as value, type Signal } from '@preact/signals-core';
import { PickerHint } from '#components/overlay/PickerHint.tsx';
import { TipForm } from '#components/overlay/TipForm.tsx';
import { Problem } from '#lib/model/problem.ts';
import { keepPress } from '#lib/overlay/keep-events.ts';
import { pickElement } from '#lib/recorder/picker.ts';
import { stepAside } from '#lib/recorder/step-aside.ts';
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
  const nameFor = (element: Element) => (stage.eyes.isData(element) ? '' : stage.eyes.nameOf(element));
  const ring = overlay.show(() => <div class="pick-ring" />, { level: 0 }, whole.signal);

  const pick = (): void => {
    const picking = new AbortController();
    const until = AbortSignal.any([picking.signal, whole.signal]);
    const name = value('');
    const hint = overlay.show(
      () => <PickerHint name={name.value} hasDraft={draft.value !== ''} onCancel={leave} />,
      { level: 2, onEscape: leave },
      until,
    );
    ring.rest('hidden');
    hint.rest('pinned');
    stepAside(hint.element, document, stage.isOurs, until);
    pickElement(
      document,
      {
        actionable: stage.eyes.actionable,
        isOurs: stage.isOurs,
        onLeave() {
          keepPress('Escape');
          leave();
        },
        onHover(element) {
          name.value = element ? nameFor(element) : '';
          if (element) ring.attach(element, 'over');
          else ring.rest('hidden');
        },
        onPick(element) {
          picking.abort();
          ring.attach(element, 'over');
          write(element);
        },
      },
      until,
    );
  };

  const write = (element: Element): void => {
    const writing = new AbortController();
    const isBusy = value(false);
    const problem = value('');
    const name = nameFor(element);
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
