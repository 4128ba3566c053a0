import { changeStep } from '#components/library/edit-steps.ts';
import type { Editing } from '#components/library/editing.ts';
import { MarkdownField } from '#components/library/MarkdownField.tsx';
import { PictureSource, RichText } from '#components/library/RichText.tsx';
import { StrengthMark } from '#components/library/StrengthMark.tsx';
import { ask } from '#lib/messages/ask.ts';
import { toPlainText, toRich } from '#lib/markdown/to-rich.ts';
import type { Guide } from '#lib/model/guide.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import { strengthOf } from '#lib/target/strength.ts';
import type { Device } from '#lib/store/device.ts';
import { GuidePicture } from './GuidePicture.tsx';
import { GuideSteps } from './GuideSteps.tsx';
import { keeperForTexts } from './keep-picture.ts';
import type { StudioView, Try } from './use-studio.ts';
import type { Toaster } from '#components/ui/Toasts.tsx';

export interface TextProps {
  guide: Guide;
  editing: Editing;
  device: Device;
  view: StudioView;
  attempt: Try;
  toaster: Toaster;
  onRepick: (stepId: string) => Promise<void>;
  /** From this step on; null while the guide cannot be played. */
  onPlay: ((index: number) => void) | null;
}

/** What the guide says, in the form its kind has. */
export function GuideText(props: TextProps) {
  const Text = { 'tip-sheet': SheetText, tip: TipText, walkthrough: GuideSteps }[props.guide.kind];
  return (
    <PictureSource.Provider value={pictureSource}>
      <Text {...props} />
    </PictureSource.Provider>
  );
}

const hint = 'Markdown: **bold**, _italic_, # heading, - list, [words](https://address)';

const pictureSource = (sha256: string) => ask('picture:get', { sha256 }).catch(() => null);

function SheetText({ guide, editing, attempt, toaster }: TextProps) {
  return (
    <section class="card sheet" aria-label="What it says">
      <MarkdownField
        label="Text"
        class="sheet-input"
        value={guide.text}
        maxLength={50_000}
        hint={hint}
        keepPicture={keeperForTexts({ attempt, toaster })}
        onInput={(text) => editing.change((now) => ({ ...now, text }), 'text')}
        onBlur={() => void editing.flush()}
      />
      <div class="sheet-preview">
        <h2 class="label">As readers see it</h2>
        <div class="preview">
          {guide.text.trim() ? (
            <RichText blocks={toRich(guide.text)} language={guide.language} />
          ) : (
            <p class="soft">Nothing written yet.</p>
          )}
        </div>
      </div>
    </section>
  );
}

function TipText({ guide, editing, device, attempt, toaster }: TextProps) {
  const step = stepsInOrder(guide)[0];
  if (!step) return <p class="notice">This tip has lost its element. Delete it and add it again on its page.</p>;
  const name = step.target?.name ?? step.target?.text;
  return (
    <section class="card tip-text" aria-label="What it says">
      <div class="stack">
        <MarkdownField
          label="What the tip says"
          value={step.text}
          maxLength={4000}
          hint={hint}
          keepPicture={keeperForTexts({ attempt, toaster })}
          onInput={(text) => editing.change((now) => changeStep(now, step.id, { text }), `${step.id} text`)}
          onBlur={() => void editing.flush()}
        />
        {name && <p class="soft small">Shown at “{name}”.</p>}
        {step.target && <StrengthMark strength={strengthOf(step.target)} />}
      </div>
      <div class="step-side">
        {step.picture && (
          <GuidePicture
            device={device}
            picture={step.picture}
            alt={`Where the tip is: ${toPlainText(guide.title)}`}
            stepNumber={1}
            attempt={attempt}
            toaster={toaster}
            onChange={(picture) => editing.change((now) => changeStep(now, step.id, { picture }))}
          />
        )}
        <div class="preview" role="group" aria-label="As readers see it">
          <RichText blocks={toRich(step.text)} />
        </div>
      </div>
    </section>
  );
}
