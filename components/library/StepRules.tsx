import { Choice } from '#components/ui/Choice.tsx';
import { TextField } from '#components/ui/TextField.tsx';
import type { Step } from '#lib/model/guide.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { asKind, kindOf, wayOnOf, withGoTo, withWayOn, type StepKind, type WayOn } from '#lib/model/step-kind.ts';
import { stepName } from './revision-words.ts';
import { stepKindWords, wayOnWords } from './words.ts';

interface Props {
  step: Step;
  number: number;
  steps: readonly Step[];
  onEdit: (edit: (step: Step) => Step, field: string) => void;
  onBlur: () => void;
}

/** When a step is done, where, and what comes after it. */
export function StepRules({ step, number, steps, onEdit, onBlur }: Props) {
  const kind = kindOf(step);
  const context = `of step ${number}`;
  return (
    <>
      <div class="step-rules">
        <Choice
          label="Kind"
          context={context}
          value={kind}
          options={stepKindWords}
          onChoose={(to) => onEdit((now) => asKind(now, to as StepKind), '')}
        />
        {kind === 'branch' && (
          <Choice
            label="If they see it, go to"
            context={`from step ${number}`}
            value={steps.some(({ id }) => id === step.goTo) ? (step.goTo ?? '') : ''}
            options={[['', 'Choose a step…'], ...goals(step, steps)]}
            onChoose={(goTo) => onEdit((now) => withGoTo(now, goTo || null), '')}
          />
        )}
        {!/branch|check|scroll/.test(kind) && (
          <Choice
            label="Go on when"
            context={`after step ${number}`}
            value={wayOnOf(step)}
            options={wayOnWords}
            onChoose={(way) => onEdit((now) => withWayOn(now, way as WayOn), '')}
          />
        )}
      </div>
      <PageRule
        page={step.page}
        number={number}
        onInput={(page) => onEdit((now) => ({ ...now, page }), `${step.id} page`)}
        onBlur={onBlur}
      />
    </>
  );
}

function goals(from: Step, steps: readonly Step[]): [id: string, words: string][] {
  return steps.flatMap((step, index) => (step.id === from.id ? [] : [[step.id, stepName(step, index)]]));
}

function PageRule(props: { page: string; number: number; onInput: (page: string) => void; onBlur: () => void }) {
  const { page, number } = props;
  const before = number === 1 ? 'the pages of the guide' : 'the page of the step before';
  return (
    <details class="unfold page-rule">
      <summary class="small">
        Page <span class="unseen">of step {number}</span>
        <span class="soft page-words">{page || before}</span>
      </summary>
      <TextField
        label="Page address"
        context={`of step ${number}`}
        value={page}
        maxLength={1000}
        placeholder={`Empty: ${before}`}
        hint="A * stands for anything. Later steps without a page of their own are there, too."
        onInput={(value) => props.onInput(value.trim())}
        onBlur={props.onBlur}
      />
      {page && !originOf(page) && (
        <p class="small warn-text" role="alert">
          It has to start with https:// or http://.
        </p>
      )}
    </details>
  );
}
