import { expect, test } from 'vitest';
import { QuestionAnswer, QuestionReport } from '#lib/model/question.ts';

const page = 'https://crm.example.com/leads/*';

test('a question has words, without the blanks around them', () => {
  expect(QuestionReport.parse({ words: '  How do I merge? ', page })).toEqual({ words: 'How do I merge?', page });
});

test.each([
  { words: '', page },
  { words: ' \n', page },
  { words: 'x'.repeat(501), page },
  { words: 'How?', page: 'x'.repeat(1001) },
  { words: 'How?', page, title: 'Lead of Ann' },
])('%j is none', (report) => {
  expect(QuestionReport.safeParse(report).success).toBe(false);
});

test('an answer names one guide by its id, or none', () => {
  const given = { status: 'answered', answer: ' So. ' };
  expect(QuestionAnswer.parse({ ...given, guideId: null }).answer).toBe('So.');
  for (const wrong of [{ ...given, guideId: 'x' }, { ...given }, { ...given, guideId: null, status: 'fixed' }])
    expect(QuestionAnswer.safeParse(wrong).success).toBe(false);
});
