import { useState } from 'preact/hooks';
import { Choice } from '#components/ui/Choice.tsx';
import { hiddenMost, type RecordingWish } from '#lib/model/recording-rules.ts';
import type { App } from '#lib/model/workspace.ts';
import { LineList } from './LineList.tsx';

interface Props {
  apps: readonly App[];
  hidden: RecordingWish['hidden'];
  onPick(appId: string): void;
  onChange(appId: string, selector: string, isIn: boolean, words: string): Promise<boolean>;
}

/** Parts of an application's pages that are private whatever the recorder makes of them. */
export function HiddenParts({ apps, hidden, onPick, onChange }: Props) {
  const sorted = apps.toSorted((one, other) => one.name.localeCompare(other.name));
  const [chosen, setChosen] = useState('');
  const app = sorted.find(({ id }) => id === chosen) ?? sorted[0];
  if (!app) return null;
  const selectors = hidden[app.id] ?? [];
  return (
    <section class="card stack" aria-labelledby="hidden-parts">
      <h2 id="hidden-parts">Always hidden</h2>
      <p class="soft">
        What these CSS selectors find in an application is painted over in screenshots, left out of wireframes, and not
        read for the words of a step.
      </p>
      {sorted.length > 1 && (
        <Choice
          label="App"
          value={app.id}
          options={sorted.map(({ id, name }) => [id, name] as const)}
          onChoose={setChosen}
        />
      )}
      <LineList
        key={app.id}
        noun={`selector for ${app.name}`}
        lines={selectors}
        placeholder=".customer-name"
        maxLength={300}
        complaintOf={(line) => {
          if (selectors.length >= hiddenMost) return `There can be ${hiddenMost} of them for one application.`;
          return isSelector(line) ? '' : 'The browser does not know this as a CSS selector.';
        }}
        onAdd={(line) => onChange(app.id, line, true, `${line} is hidden in ${app.name}.`)}
        onRemove={(line) => void onChange(app.id, line, false, `${line} may be seen again.`)}
      />
      <p class="row">
        <button type="button" class="button" onClick={() => onPick(app.id)}>
          Mark on the page
        </button>
        <span class="soft small">Opens {app.name} once more, where you looked at it last.</span>
      </p>
    </section>
  );
}

function isSelector(text: string): boolean {
  try {
    document.createDocumentFragment().querySelector(text);
    return true;
  } catch {
    return false;
  }
}
