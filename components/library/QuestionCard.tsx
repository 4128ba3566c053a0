import { useState } from 'preact/hooks';
import { Choice } from '#components/ui/Choice.tsx';
import { Icon } from '#components/ui/Icon.tsx';
import { TextField } from '#components/ui/TextField.tsx';
import { ago } from '#components/ui/time.ts';
import type { Question, QuestionAnswer } from '#lib/model/question.ts';
import { addressToStart } from '#lib/model/step-page.ts';

export type AnswerQuestion = (given: QuestionAnswer) => void;

interface Props {
  question: Question;
  raisedBy: string;
  resolvedBy: string | null;
  /** Published guides by id, those of the same page first: one of them may be the answer. */
  guides: readonly (readonly [id: string, title: string])[];
  /** Null where this person may not answer. */
  onAnswer: AnswerQuestion | null;
  /** Null where this person may not take it away. */
  onRemove: (() => void) | null;
}

/** A colleague's question and what to say to it. */
export function QuestionCard({ question, raisedBy, resolvedBy, guides, onAnswer, onRemove }: Props) {
  const [answer, setAnswer] = useState('');
  const [guideId, setGuideId] = useState('');
  const { words, status, raisedAt } = question;
  const isOpen = status === 'open';
  const start = addressToStart([question.page]);
  const given = guides.find(([id]) => id === question.guideId);
  const say = (next: QuestionAnswer['status']) =>
    onAnswer?.({ status: next, answer: answer.trim(), guideId: next === 'answered' && guideId ? guideId : null });
  return (
    <article class="flag" aria-label={`Question: ${words}`}>
      <h2>{words}</h2>
      <p class="row">
        <span class="soft small">
          {raisedBy}, <time dateTime={raisedAt}>{ago(raisedAt)}</time>
          {start && (
            <>
              {' on '}
              <a href={start} target="_blank" rel="noreferrer">
                {question.page}
              </a>
            </>
          )}
        </span>
        {!isOpen && (
          <span class={`chip ${status === 'answered' ? 'good' : ''}`}>
            {status === 'answered' ? 'Answered' : 'No guide for this'}
          </span>
        )}
      </p>
      {!isOpen && (
        <p class="small soft">
          {resolvedBy ?? 'Somebody'}
          {question.resolvedAt && `, ${ago(question.resolvedAt)}`}
          {question.answer && `: “${question.answer}”`}
          {given && (
            <>
              {' · '}
              <a href={`#/guide/${given[0]}`}>{given[1]}</a>
            </>
          )}
        </p>
      )}
      {onAnswer && isOpen && (
        <div class="resolve">
          {guides.length > 0 && (
            <Choice
              label="The guide that answers it"
              value={guideId}
              options={[['', 'None'] as const, ...guides]}
              onChoose={setGuideId}
            />
          )}
          <TextField label={`Answer to ${raisedBy}`} value={answer} maxLength={1000} onInput={setAnswer} />
          <div class="row">
            <button
              type="button"
              class="button"
              disabled={guideId === '' && answer.trim() === ''}
              onClick={() => say('answered')}
            >
              Answer
            </button>
            <button type="button" class="button quiet" onClick={() => say('declined')}>
              No guide for this
            </button>
          </div>
          {start && (
            <p class="soft small">
              No guide yet? Open the page, press the Handrail button and record one; then choose it here.
            </p>
          )}
        </div>
      )}
      <div class="row">
        {onAnswer && !isOpen && (
          <button type="button" class="button tight" onClick={() => say('open')}>
            Reopen
          </button>
        )}
        {onRemove && (
          <button type="button" class="button tight" onClick={onRemove}>
            <Icon name="delete" size={13} /> Take back
          </button>
        )}
      </div>
    </article>
  );
}
