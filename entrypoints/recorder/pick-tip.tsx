import { signal as value } from '@preact/signals-core';
import { PickerHint } from '#components/overlay/PickerHint.tsx';
import { TipForm } from '#components/overlay/TipForm.tsx';
import { Problem } from '#lib/model/problem.ts';
import type { Overlay } from '#lib/overlay/mount-overlay.ts';
import { pickElement } from '#lib/recorder/picker.ts';
import { stepAside } from '#lib/recorder/step-aside.ts';
import type { Stage } from './stage.ts';

/** Point at an element, say what colleagues should know about it. Esc leaves at any moment, and nothing has happened. */
export function pickTip(stage: Stage): true {
  const whole = new AbortController();
  const picking = new AbortController();
  const overlay = stage.open(whole.signal);
  const name = value('');
  const focused = document.activeElement;
  const leave = () => {
    whole.abort();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  };
  stage.signal.addEventListener('abort', leave, { signal: whole.signal });
  const nameFor = (element: Element) => (stage.eyes.isData(element) ? '' : stage.eyes.nameOf(element));

  const ring = overlay.show(() => <div class="pick-ring" />, { level: 0 }, whole.signal);
  const hint = overlay.show(
    () => <PickerHint name={name.value} onCancel={leave} />,
    { level: 2, onEscape: leave },
    picking.signal,
  );
  hint.rest('pinned');
  stepAside(hint.element, document, stage.isOurs, picking.signal);

  pickElement(
    document,
    {
      actionable: stage.eyes.actionable,
      isOurs: stage.isOurs,
      onLeave: leave,
      onHover(element) {
        name.value = element ? nameFor(element) : '';
        if (element) ring.attach(element, 'over');
        else ring.rest('hidden');
      },
      onPick(element) {
        picking.abort();
        ring.attach(element, 'over');
        showForm(overlay, stage, element, nameFor(element), leave, whole.signal);
      },
    },
    AbortSignal.any([picking.signal, whole.signal]),
  );
  return true;
}

function showForm(
  overlay: Overlay,
  stage: Stage,
  element: Element,
  name: string,
  leave: () => void,
  signal: AbortSignal,
): void {
  const text = value('');
  const isBusy = value(false);
  const problem = value('');
  // Described now: while the form is open the page may change.
  const target = stage.eyes.describe(element);
  const url = location.href.slice(0, 4000);
  const save = (saved: string) => {
    isBusy.value = true;
    void stage.ask('tip:save', { url, target, name, text: saved, frame: null }).then(leave, (error: unknown) => {
      isBusy.value = false;
      problem.value = error instanceof Problem ? error.message : 'The tip could not be saved. Try again.';
    });
  };
  const form = overlay.show(
    () => (
      <TipForm
        name={name}
        text={text.value}
        isBusy={isBusy.value}
        problem={problem.value}
        onText={(typed) => (text.value = typed)}
        onSave={save}
        onCancel={leave}
      />
    ),
    { level: 2, onEscape: leave },
    signal,
  );
  form.attach(element, 'beside');
  // Only now: what is hidden cannot take the focus.
  form.element.querySelector('textarea')?.focus({ preventScroll: true });
}
