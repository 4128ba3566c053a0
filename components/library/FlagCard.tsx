import { useState } from 'preact/hooks';
import { Icon } from '#components/ui/Icon.tsx';
import { TextField } from '#components/ui/TextField.tsx';
import { ago } from '#components/ui/time.ts';
import type { Flag } from '#lib/model/flag.ts';
import { TraceView } from './TraceView.tsx';
import { reasonWords } from './words.ts';

export type Resolve = (status: Flag['status'], answer: string) => void;

interface Props {
  flag: Flag;
  raisedBy: string;
  resolvedBy: string | null;
  /** Where it was raised, as a link; left out where the card already stands there. */
  place: { title: string; step: string | null; href: string } | null;
  mayResolve: boolean;
  onResolve: Resolve;
}

/** A reader's report and what to do about it. */
export function FlagCard({ flag, raisedBy, resolvedBy, place, mayResolve, onResolve }: Props) {
  const [answer, setAnswer] = useState('');
  const isOpen = flag.status === 'open';
  return (
    <article class={`flag ${flag.status}`} aria-label={`Report: ${reasonWords[flag.reason]}`}>
      {place && (
        <h2>
          <a href={place.href}>{place.title}</a>
          {place.step && <span class="soft"> · {place.step}</span>}
        </h2>
      )}
      <p class="row">
        <span class="chip warn">
          <Icon name="flag" size={13} /> {reasonWords[flag.reason]}
        </span>
        <span class="soft small">
          {raisedBy}, <time dateTime={flag.raisedAt}>{ago(flag.raisedAt)}</time>
        </span>
        {!isOpen && (
          <span class={`chip ${flag.status === 'fixed' ? 'good' : ''}`}>
            {flag.status === 'fixed' ? 'Fixed' : 'Left as it is'}
          </span>
        )}
      </p>
      {flag.note && <blockquote>{flag.note}</blockquote>}
      {flag.trace && <TraceView trace={flag.trace} />}
      {!isOpen && (flag.answer || resolvedBy) && (
        <p class="small soft">
          {resolvedBy ?? 'Somebody'}
          {flag.resolvedAt && `, ${ago(flag.resolvedAt)}`}
          {flag.answer && `: “${flag.answer}”`}
        </p>
      )}
      {mayResolve && isOpen && (
        <div class="resolve">
          <TextField label={`Answer to ${raisedBy} (optional)`} value={answer} maxLength={1000} onInput={setAnswer} />
          <div class="row">
            <button type="button" class="button" onClick={() => onResolve('fixed', answer.trim())}>
              Mark fixed
            </button>
            <button type="button" class="button quiet" onClick={() => onResolve('declined', answer.trim())}>
              Leave as it is
            </button>
          </div>
        </div>
      )}
      {mayResolve && !isOpen && (
        <div class="row">
          <button type="button" class="button tight" onClick={() => onResolve('open', '')}>
            Reopen
          </button>
        </div>
      )}
    </article>
  );
}
