import {
  addStep,
  changeStep,
  deleteStep,
  duplicateStep,
  editStep,
  mergeWithNext,
  moveStep,
  splitStep,
} from '#components/library/edit-steps.ts';
import { apply } from '#components/library/history.ts';
import { RichLine, RichText } from '#components/library/RichText.tsx';
import { StepEditor } from '#components/library/StepEditor.tsx';
import { StepMenu } from '#components/library/StepMenu.tsx';
import { StepList } from '#components/library/StepList.tsx';
import { counted } from '#components/ui/time.ts';
import { toPlainText, toRich, toRichInline } from '#lib/markdown/to-rich.ts';
import type { Guide, Step } from '#lib/model/guide.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import { strengthOf } from '#lib/target/strength.ts';
import { GuideComments } from './GuideComments.tsx';
import { GuideFlags } from './GuideFlags.tsx';
import { GuidePicture } from './GuidePicture.tsx';
import { keeperForTexts } from './keep-picture.ts';
import type { TextProps } from './GuideText.tsx';

/** The steps of a walkthrough. */
export function GuideSteps(props: TextProps) {
  const { guide, editing, device, toaster, attempt } = props;
  const steps = stepsInOrder(guide);
  /** What is done in the app comes into the guide when the recording is stopped there. */
  const record = async (after: string) => {
    await editing.flush();
    await attempt('recording:extend', { guideId: guide.id, after });
  };
  /** The new step is where its author goes on. */
  const add = (edit: (now: Guide, id: string) => Guide) => {
    const id = crypto.randomUUID();
    editing.change((now) => edit(now, id));
    goOnAt(id);
  };
  const remove = (step: Step, number: number) => {
    const before = editing.state().guide;
    const after = deleteStep(before, step.id);
    editing.change(() => after);
    const left = stepsInOrder(after);
    goOnAt((left[number - 1] ?? left.at(-1))?.id ?? null);
    toaster.say(`Step ${number} deleted.`, () => editing.change((now) => apply(now, after, before)));
  };
  return (
    <section class="stack" aria-label="Steps of this guide">
      <div class="row steps-head">
        <h2 id="steps-head" tabIndex={-1}>
          {counted(steps.length, 'step')}
        </h2>
        <span class="soft small">Drag to reorder, or press Alt with the arrow keys</span>
      </div>
      {steps.length === 0 && (
        <p class="card blank soft">
          No steps. Record the task again from the app, with the Handrail button of your browser.
        </p>
      )}
      <StepList steps={steps} onMove={(id, position) => editing.change((now) => moveStep(now, id, position))}>
        {(step, index, move) => (
          <StepEditor
            step={step}
            number={index + 1}
            steps={steps}
            strength={step.target && strengthOf(step.target)}
            picture={
              step.picture && (
                <GuidePicture
                  device={device}
                  picture={step.picture}
                  alt={`Step ${index + 1}: ${toPlainText(step.title)}`}
                  stepNumber={index + 1}
                  attempt={attempt}
                  toaster={toaster}
                  onChange={(picture) => editing.change((now) => changeStep(now, step.id, { picture }))}
                />
              )
            }
            preview={
              <>
                <p class="preview-title">
                  <RichLine inlines={toRichInline(step.title)} />
                </p>
                {step.text.trim() && <RichText blocks={toRich(step.text)} />}
              </>
            }
            flags={
              <>
                <GuideFlags {...props} stepId={step.id} />
                <GuideComments {...props} stepId={step.id} />
              </>
            }
            keepPicture={keeperForTexts({ attempt, toaster })}
            onEdit={(edit, field) => editing.change((now) => editStep(now, step.id, edit), field)}
            onBlur={() => void editing.flush()}
            onMove={move}
            onDelete={() => remove(step, index + 1)}
            menu={
              <StepMenu
                number={index + 1}
                isLast={index === steps.length - 1}
                hasText={step.text.trim() !== ''}
                onRepick={() => void props.onRepick(step.id)}
                onRecord={() => void record(step.id)}
                onAdd={() => add((now, id) => addStep(now, step.id, id))}
                onDuplicate={() => add((now, id) => duplicateStep(now, step.id, id))}
                onMerge={() => editing.change((now) => mergeWithNext(now, step.id))}
                onSplit={() => add((now, id) => splitStep(now, step.id, id))}
                onPlay={props.onPlay && (() => props.onPlay?.(index))}
              />
            }
          />
        )}
      </StepList>
    </section>
  );
}

/** With the keyboard, at the words of this step once it is there; at the heading where there is none. */
function goOnAt(stepId: string | null): void {
  requestAnimationFrame(() => {
    const step = stepId === null ? null : document.getElementById(`step-${stepId}`)?.querySelector('input');
    (step ?? document.getElementById('steps-head'))?.focus();
  });
}
