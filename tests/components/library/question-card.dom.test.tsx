import '#components/ui/page.css';
import '#components/ui/controls.css';
import '../../../entrypoints/studio/studio.css';
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { QuestionCard } from '#components/library/QuestionCard.tsx';
import type { Question } from '#lib/model/question.ts';
import { aQuestion } from '#tests/fixtures/a-question.ts';

const guideId = crypto.randomUUID();
const onAnswer = vi.fn();
afterEach(() => {
  render(null, document.body);
  onAnswer.mockClear();
});
function show(question: Question, mayAnswer = true): void {
  const props = { raisedBy: 'Rob', resolvedBy: 'Ann', guides: [[guideId, 'Merge leads']] as const, onRemove: null };
  render(<QuestionCard question={question} onAnswer={mayAnswer ? onAnswer : null} {...props} />, document.body);
}
const button = (name: string) => page.getByRole('button', { name });

test('an author answers with a guide, with words, or not at all', async () => {
  show(aQuestion());
  expect(button('Answer').element()).toHaveProperty('disabled', true);
  await userEvent.selectOptions(page.getByLabelText('The guide that answers it'), 'Merge leads');
  await userEvent.click(button('Answer'));
  await userEvent.selectOptions(page.getByLabelText('The guide that answers it'), 'None');
  await userEvent.fill(page.getByLabelText('Answer to Rob'), ' Tick both. ');
  await userEvent.click(button('Answer'));
  await userEvent.click(button('No guide for this'));
  expect(onAnswer.mock.calls.map(([given]) => given)).toEqual([
    { status: 'answered', answer: '', guideId },
    { status: 'answered', answer: 'Tick both.', guideId: null },
    { status: 'declined', answer: 'Tick both.', guideId: null },
  ]);
});

test('the page is a link to where it was asked, as far as the pattern says it', () => {
  show(aQuestion());
  expect(document.querySelector('a')?.href).toBe('https://crm.example.com/leads/');
});

test('an answered one says who, what and which guide, and can be opened again', async () => {
  show(
    aQuestion({ status: 'answered', answer: 'So.', guideId, resolvedBy: 'ann', resolvedAt: '2026-11-22T10:00:00Z' }),
  );
  expect(document.body.textContent).toMatch(/Ann,.*“So\.” · Merge leads/);
  await userEvent.click(button('Reopen'));
  expect(onAnswer).toHaveBeenCalledWith({ status: 'open', answer: '', guideId: null });
});

test('a reader is offered no answer', () => {
  show(aQuestion(), false);
  expect(document.querySelector('button')).toBeNull();
});
