import { useState } from 'preact/hooks';
import { Choice } from '#components/ui/Choice.tsx';
import type { Library } from '#lib/model/workspace.ts';

interface Props {
  from: Library;
  /** Those that it may go to. */
  libraries: readonly Library[];
  isBusy: boolean;
  onMove: (library: Library) => void;
}

/** Takes a shared guide to another library, once it is clear who loses and who gets it. */
export function MoveGuide({ from, libraries, isBusy, onMove }: Props) {
  const [wished, setWished] = useState<string | null>(null);
  const to = libraries.find(({ id }) => id === wished) ?? libraries[0];
  if (!to) return null;
  return (
    <details class="unfold">
      <summary>Move to another library</summary>
      <div class="stack">
        <Choice
          label="New library"
          value={to.id}
          options={libraries.map(({ id, name }) => [id, name] as const)}
          onChoose={setWished}
        />
        <p class="small soft">
          Readers of “{to.name}” get it, those of “{from.name}” lose it. Reports and history go along, approvals only of
          who writes there, too.
        </p>
        <button type="button" class="button wide" disabled={isBusy} onClick={() => onMove(to)}>
          Move to {to.name}
        </button>
      </div>
    </details>
  );
}
