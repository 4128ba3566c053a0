import type { ComponentChildren } from 'preact';
import { Icon } from '#components/ui/Icon.tsx';
import { TextField } from '#components/ui/TextField.tsx';
import type { Step } from '#lib/model/guide.ts';
import type { Strength } from '#lib/model/strength.ts';
import { MarkdownField } from './MarkdownField.tsx';
import { StepRules } from './StepRules.tsx';
import { StrengthMark } from './StrengthMark.tsx';

interface Props {
  step: Step;
  number: number;
  /** All of them, in order. */
  steps: readonly Step[];
  /** Of its target; null where it has none. */
  strength: Strength | null;
  picture: ComponentChildren;
  preview: ComponentChildren;
  flags: ComponentChildren;
  keepPicture: (file: File) => Promise<string | null>;
  onEdit: (edit: (step: Step) => Step, field: string) => void;
  onBlur: () => void;
  onMove: (position: number) => void;
  onDelete: () => void;
  /** What else can be done with it. */
  menu: ComponentChildren;
}

/** One step: its words, its rules, its picture, and what readers say about it. */
export function StepEditor({
  step,
  number,
  steps,
  strength,
  picture,
  preview,
  flags,
  keepPicture,
  onEdit,
  onBlur,
  onMove,
  onDelete,
  menu,
}: Props) {
  return (
    <div class="step-grid">
      <header class="step-head">
        <span class="handle" draggable title="Drag to another place" aria-hidden="true">
          <Icon name="drag" />
        </span>
        <h3>Step {number}</h3>
        <span class="step-tools">
          {menu}
          <button
            type="button"
            class="button quiet square"
            data-move="up"
            aria-label={`Move step ${number} up`}
            disabled={number === 1}
            onClick={() => onMove(number - 2)}
          >
            <Icon name="up" />
          </button>
          <button
            type="button"
            class="button quiet square"
            data-move="down"
            aria-label={`Move step ${number} down`}
            disabled={number === steps.length}
            onClick={() => onMove(number)}
          >
            <Icon name="down" />
          </button>
          <button
            type="button"
            class="button quiet square danger"
            aria-label={`Delete step ${number}`}
            onClick={onDelete}
          >
            <Icon name="delete" />
          </button>
        </span>
      </header>
      <div class="stack step-words">
        <TextField
          label="What to do"
          context={`in step ${number}`}
          value={step.title}
          maxLength={300}
          placeholder="Click **Save**"
          onInput={(title) => onEdit((now) => ({ ...now, title }), `${step.id} title`)}
          onBlur={onBlur}
        />
        <MarkdownField
          label="More (optional)"
          context={`about step ${number}`}
          value={step.text}
          maxLength={4000}
          keepPicture={keepPicture}
          onInput={(text) => onEdit((now) => ({ ...now, text }), `${step.id} text`)}
          onBlur={onBlur}
        />
        <StepRules step={step} number={number} steps={steps} onEdit={onEdit} onBlur={onBlur} />
        {strength && <StrengthMark strength={strength} />}
      </div>
      <div class="step-side">
        {picture}
        <div class="preview" aria-label={`Step ${number} as readers see it`} role="group">
          {preview}
        </div>
      </div>
      {flags}
    </div>
  );
}
