import { readDocument } from '#lib/model/documents.ts';
import { mayWrite, workspaceFeed } from '#lib/model/feeds.ts';
import { Problem } from '#lib/model/problem.ts';
import type { Question, QuestionAnswer, QuestionReport } from '#lib/model/question.ts';
import type { Me } from '#lib/model/sync.ts';
import type { Device } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { rowOf } from '#lib/store/read.ts';

export async function askQuestion(device: Device, me: Me, report: QuestionReport): Promise<Question> {
  const question: Question = {
    schemaVersion: 1,
    id: crypto.randomUUID(),
    ...report,
    raisedBy: me.id,
    raisedAt: new Date().toISOString(),
    status: 'open',
    answer: '',
    guideId: null,
    resolvedBy: null,
    resolvedAt: null,
  };
  await writeDocument(device, workspaceFeed, 'question', question.id, question);
  return question;
}

/** Undo of asking. Authors may take away anybody's. */
export async function withdrawQuestion(device: Device, me: Me, questionId: string): Promise<void> {
  const row = await rowOf(device, 'question', questionId);
  const before = row && readDocument('question', row.body);
  if (!before) return;
  if (!mayWrite({ feed: row.feed, type: 'question', before, after: null }, me))
    throw new Problem('not-allowed', 'Only who asked a question, or an author, can take it back.');
  await writeDocument(device, row.feed, 'question', questionId, null);
}

export async function answerQuestion(device: Device, me: Me, questionId: string, given: QuestionAnswer): Promise<void> {
  const row = await rowOf(device, 'question', questionId);
  const before = row && readDocument('question', row.body);
  if (!before) throw new Problem('not-found', 'This question was taken back.');
  if (given.status === 'answered' && given.answer === '' && given.guideId === null)
    throw new Problem('invalid', 'Say something, or choose the guide that answers it.');
  const isOpen = given.status === 'open';
  const after: Question = {
    ...before,
    ...given,
    resolvedBy: isOpen ? null : me.id,
    resolvedAt: isOpen ? null : new Date().toISOString(),
  };
  if (!mayWrite({ feed: row.feed, type: 'question', before, after }, me))
    throw new Problem('not-allowed', 'Only authors can answer questions.');
  await writeDocument(device, row.feed, 'question', questionId, after);
}
