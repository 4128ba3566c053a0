import { expect, test } from 'vitest';
import type { LibraryItem } from '#lib/store/read.ts';
import { aFlag } from '#tests/fixtures/a-flag.ts';
import { aQuestion } from '#tests/fixtures/a-question.ts';
import { answersFor } from '../../../entrypoints/popup/answers.ts';

const guideId = crypto.randomUUID();
const items = [{ id: guideId, title: 'Merge leads' }] as LibraryItem[];
const by = (resolvedBy: string, day: number) => ({ resolvedBy, resolvedAt: `2026-11-${day}T10:00:00.000Z` });

test('who reported or asked hears what became of it, the newest first', () => {
  const flags = [
    aFlag({ guideId, status: 'fixed', answer: 'Now on top.', ...by('ann', 21) }),
    aFlag({ status: 'declined', ...by('ann', 23) }),
  ];
  const questions = [
    aQuestion({ status: 'answered', guideId, ...by('ann', 24) }),
    aQuestion({ words: 'And how to split?', status: 'declined', answer: 'It cannot.', ...by('ann', 22) }),
  ];
  expect(answersFor({ flags, questions, items, personId: 'rob' })).toMatchObject([
    { title: 'Answered: How do I merge two leads?', isGood: true, guideId },
    { title: 'Looked at, and left as it is: a guide that is gone now', isGood: false, guideId: null },
    { title: 'There will be no guide for: And how to split?', isGood: false, answer: 'It cannot.' },
    { title: 'Fixed, thanks to you: Merge leads', isGood: true, answer: 'Now on top.' },
  ]);
});

test('nobody hears of what is open, of what others asked, or of their own answer', () => {
  const questions = [
    aQuestion(),
    aQuestion({ raisedBy: 'eve', status: 'answered', ...by('ann', 24) }),
    aQuestion({ status: 'answered', ...by('rob', 24) }),
  ];
  expect(answersFor({ flags: [aFlag()], questions, items, personId: 'rob' })).toEqual([]);
});

test('an answer that was given anew is news again, and a guide that is gone is not offered', () => {
  const question = aQuestion({ status: 'answered', guideId: crypto.randomUUID(), ...by('ann', 21) });
  const [first] = answersFor({ flags: [], questions: [question], items, personId: 'rob' });
  const [second] = answersFor({ flags: [], questions: [{ ...question, ...by('ann', 22) }], items, personId: 'rob' });
  expect(first?.mark).not.toBe(second?.mark);
  expect(first?.guideId).toBeNull();
});
