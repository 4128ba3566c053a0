import { QuestionCard } from '#components/library/QuestionCard.tsx';
import { isAnywhere } from '#lib/model/feeds.ts';
import { movesOf, patternNow } from '#lib/model/moved.ts';
import type { Question, QuestionAnswer } from '#lib/model/question.ts';
import { questionsFor } from './reports.ts';
import type { PageProps } from './use-studio.ts';

const said: Record<QuestionAnswer['status'], string> = {
  answered: 'Answered. Your colleague will see that.',
  declined: 'Closed. Your colleague will see that.',
  open: 'Reopened.',
};

/** What colleagues looked for and did not find. Nothing at all where nobody asked. */
export function QuestionList({ view, attempt, toaster }: PageProps) {
  const { me } = view.session;
  const mayAnswer = isAnywhere(me, 'author');
  const moves = movesOf(view.apps);
  const questions = questionsFor(view).map((one) => ({ ...one, page: patternNow(one.page, moves) }));
  if (questions.length === 0) return null;
  const nameOf = (id: string) => (id === me.id ? 'You' : (view.names.get(id) ?? 'A colleague'));
  const answer = async (question: Question, given: QuestionAnswer) => {
    const questionId = question.id;
    if ((await attempt('question:answer', { questionId, ...given })) === undefined) return;
    const { status, answer: words, guideId } = question;
    toaster.say(
      said[given.status],
      () => void attempt('question:answer', { questionId, status, answer: words, guideId }),
    );
  };
  const remove = async ({ id, words, page }: Question) => {
    if ((await attempt('question:withdraw', { questionId: id })) === undefined) return;
    toaster.say('Taken back.', () => void attempt('question:ask', { words, page }));
  };
  return (
    <section class="stack report-group" aria-label="Questions">
      <p class="label">Questions</p>
      <ul class="bare stack">
        {questions.map((question) => (
          <li class="card" key={question.id}>
            <QuestionCard
              question={question}
              raisedBy={nameOf(question.raisedBy)}
              resolvedBy={question.resolvedBy && nameOf(question.resolvedBy)}
              guides={guidesFor(question, view.items)}
              onAnswer={mayAnswer ? (given) => void answer(question, given) : null}
              onRemove={question.raisedBy === me.id ? () => void remove(question) : null}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function guidesFor({ page }: Question, items: PageProps['view']['items']): (readonly [string, string])[] {
  const start = (pattern: string) => pattern.split('*')[0]!;
  const isNear = ({ pages }: (typeof items)[number]) =>
    page !== '' && pages.some((pattern) => pattern === page || start(pattern) === start(page));
  const published = items.filter((item) => item.entry && item.status !== 'archived');
  const near = published.filter(isNear);
  return [...near, ...published.filter((item) => !near.includes(item))].map(({ id, title }) => [
    id,
    title || 'Untitled',
  ]);
}
