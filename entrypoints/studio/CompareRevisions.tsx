import { useState } from 'preact/hooks';
import { differences } from '#components/library/revision-words.ts';
import { TextSides } from '#components/library/TextChange.tsx';
import { Choice } from '#components/ui/Choice.tsx';
import { exactly } from '#components/ui/time.ts';
import { readDocument } from '#lib/model/documents.ts';
import type { RevisionRow } from '#lib/model/sync.ts';

interface Props {
  /** Newest first. */
  revisions: readonly RevisionRow[];
  nameOf: (author: string) => string;
}

/** Any two states of a guide beside each other: what differs, in words. */
export function CompareRevisions({ revisions, nameOf }: Props) {
  const [chosen, choose] = useState<{ before: string; after: string } | null>(null);
  const newest = revisions[0];
  if (!newest || revisions.length < 2) return null;
  const { before, after } = chosen ?? { before: lastPublished(revisions), after: newest.rev };
  const options = revisions.map((one) => [one.rev, nameOfState(one, nameOf)] as const);
  return (
    <details class="card unfold compare">
      <summary>Compare two of them</summary>
      <div class="stack">
        <div class="sides">
          <Choice label="Before" value={before} options={options} onChoose={(rev) => choose({ before: rev, after })} />
          <Choice label="After" value={after} options={options} onChoose={(rev) => choose({ before, after: rev })} />
        </div>
        <Compared before={find(revisions, before)} after={find(revisions, after)} nameOf={nameOf} />
      </div>
    </details>
  );
}

interface ComparedProps {
  before: RevisionRow | undefined;
  after: RevisionRow | undefined;
  nameOf: Props['nameOf'];
}

function Compared({ before, after, nameOf }: ComparedProps) {
  if (!before || !after) return null;
  if (before === after) return <p class="soft">Choose two different states.</p>;
  const names = { before: nameOfState(before, nameOf), after: nameOfState(after, nameOf) };
  const [from, to] = [before, after].map(({ body }) => (body ? readDocument('guide', body) : null));
  return (
    <ul class="bare stack" aria-label="Differences">
      {differences(from ?? null, to ?? null).map(({ words, text }) => (
        <li class="stack tight-stack" key={words}>
          <p>{words}</p>
          {text && <TextSides {...text} names={names} />}
        </li>
      ))}
    </ul>
  );
}

const find = (revisions: readonly RevisionRow[], rev: string) => revisions.find((one) => one.rev === rev);

/** What readers have is what one wants to compare with; where that is the newest, the state before it. */
function lastPublished(revisions: readonly RevisionRow[]): string {
  const older = revisions.slice(1);
  return (older.find(({ body }) => body && body['revision'] !== 0 && body['hasChanges'] === false) ?? older[0]!).rev;
}

function nameOfState({ body, at, author }: RevisionRow, nameOf: Props['nameOf']): string {
  const guide = body && readDocument('guide', body);
  const state = !guide
    ? ', deleted'
    : guide.revision > 0 && !guide.hasChanges && !guide.isArchived
      ? `, published as revision ${guide.revision}`
      : '';
  return `${exactly(at)}, ${nameOf(author)}${state}`;
}
