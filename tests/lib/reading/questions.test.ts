import { describe, expect, test } from 'vitest';
import { answerQuestion, askQuestion, withdrawQuestion } from '#lib/reading/questions.ts';
import { readAll, readOne } from '#lib/store/read.ts';
import { aDevice, aPerson, aStoredDocument, contentOf } from '#tests/fixtures/a-device.ts';
import { aQuestion } from '#tests/fixtures/a-question.ts';

const rob = aPerson('reader', 'rob');
const ann = aPerson('author', 'ann');
const report = { words: 'How do I merge two leads?', page: 'https://crm.example.com/leads/*' };
const guideId = crypto.randomUUID();

async function withQuestion(overrides = {}) {
  const device = aDevice();
  const question = aQuestion(overrides);
  await device.documents.put(aStoredDocument({ feed: 'ws', type: 'question', body: question }));
  return { device, question };
}

test('a question goes to the whole workspace, signed, and waits here while the store is away', async () => {
  const device = aDevice();
  const question = await askQuestion(device, rob, report);
  expect(question).toMatchObject({ ...report, raisedBy: 'rob', status: 'open', guideId: null, resolvedBy: null });
  expect(await device.documents.get(['ws', question.id])).toMatchObject({ dirty: 1, body: question });
});

describe('an answer', () => {
  test('is words, a guide or both, under a name; and may be taken back', async () => {
    const { device, question } = await withQuestion();
    await answerQuestion(device, ann, question.id, { status: 'answered', answer: 'Tick both.', guideId });
    const answered = await readOne(device, 'question', question.id);
    expect(answered).toMatchObject({ status: 'answered', answer: 'Tick both.', guideId, resolvedBy: 'ann' });
    expect(Date.parse(answered?.resolvedAt ?? '')).toBeGreaterThan(Date.now() - 5000);
    await answerQuestion(device, ann, question.id, { status: 'open', answer: '', guideId: null });
    expect(await readOne(device, 'question', question.id)).toEqual(question);
  });

  test.each([
    ['that says nothing', ann, { status: 'answered', answer: '', guideId: null }, 'invalid'],
    ['by a reader', rob, { status: 'answered', answer: 'So.', guideId: null }, 'not-allowed'],
  ] as const)('%s is refused, and nothing changes', async (_, me, given, code) => {
    const { device, question } = await withQuestion();
    const before = await contentOf(device);
    await expect(answerQuestion(device, me, question.id, given)).rejects.toMatchObject({ code });
    expect(await contentOf(device)).toBe(before);
  });

  test('to what was taken back is told so', async () => {
    const { device, question } = await withQuestion();
    await withdrawQuestion(device, rob, question.id);
    const given = { status: 'answered', answer: 'So.', guideId: null } as const;
    await expect(answerQuestion(device, ann, question.id, given)).rejects.toMatchObject({ code: 'not-found' });
  });
});

test('a question is taken back by who asked, or by an author, and by nobody else', async () => {
  const { device, question } = await withQuestion();
  await expect(withdrawQuestion(device, aPerson('reader', 'eve'), question.id)).rejects.toMatchObject({
    code: 'not-allowed',
  });
  expect(await readAll(device, 'question')).toHaveLength(1);
  await withdrawQuestion(device, rob, question.id);
  expect(await readAll(device, 'question')).toEqual([]);
  await withdrawQuestion(device, rob, question.id);
  const another = await withQuestion();
  await withdrawQuestion(another.device, ann, another.question.id);
  expect(await readAll(another.device, 'question')).toEqual([]);
});
