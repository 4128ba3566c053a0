import { Icon } from '#components/ui/Icon.tsx';
import { counted } from '#components/ui/time.ts';
import type { GuideKind } from '#lib/model/guide.ts';
import { kindWords } from './words.ts';

/** A guide as one line of a list. */
export interface GuideLine {
  id: string;
  kind: GuideKind;
  title: string;
  stepCount: number;
  authorName: string;
  openFlags: number;
}

interface Props {
  title: string;
  lines: readonly GuideLine[];
  onChoose: (line: GuideLine) => void;
}

/** Guides under a heading, each one button. */
export function GuideList({ title, lines, onChoose }: Props) {
  if (lines.length === 0) return null;
  return (
    <section class="guides" aria-label={title}>
      <h2>{title}</h2>
      <ul class="bare">
        {lines.map((line) => (
          <li key={line.id}>
            <button type="button" class="guide" data-guide={line.id} onClick={() => onChoose(line)}>
              <span class="kind">
                <Icon name={line.kind} />
              </span>
              <span class="guide-words">
                <span class="guide-title">{line.title || 'Untitled'}</span>
                <span class="soft small">{detailsOf(line)}</span>
              </span>
              {line.openFlags > 0 && <span class="chip warn">{counted(line.openFlags, 'report')}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function detailsOf(line: GuideLine): string {
  const size = line.kind === 'walkthrough' ? counted(line.stepCount, 'step') : kindWords[line.kind];
  return `${size} · ${line.authorName}`;
}
