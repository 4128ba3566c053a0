import { originOf } from '#lib/model/page-pattern.ts';
import { LineList } from './LineList.tsx';

interface Props {
  patterns: readonly string[];
  onChange(pattern: string, isIn: boolean, words: string): Promise<boolean>;
}

const most = 20;

/** Sites, or parts of them, of which the recorder takes nothing. */
export function NeverRecorded({ patterns, onChange }: Props) {
  return (
    <section class="card stack" aria-labelledby="never-recorded">
      <h2 id="never-recorded">Never recorded</h2>
      <p class="soft">
        On these pages nobody can record: no step, no picture, no address is kept. Guides still play there.
      </p>
      <LineList
        noun="page"
        lines={patterns}
        placeholder="https://hr.example.com/*"
        maxLength={1000}
        complaintOf={(line) => {
          if (patterns.length >= most) return `There can be ${most} of them. Use * for “anything”.`;
          return originOf(line) ? '' : 'It has to start with https:// or http://.';
        }}
        onAdd={(line) => onChange(line, true, `Nothing is recorded on ${line}.`)}
        onRemove={(line) => void onChange(line, false, `${line} can be recorded again.`)}
      />
    </section>
  );
}
