import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#lib/platform/browser.ts';
import { readAll } from '#lib/store/read.ts';
import { aDesk } from '#tests/fixtures/a-desk.ts';

beforeEach(() => void (browser as unknown as { reset(): void }).reset());
afterEach(() => void vi.restoreAllMocks());

test('somebody asks, an author answers, and it is taken back', async () => {
  const { device, fromOurs } = await aDesk({ role: 'author' });
  const asked = await fromOurs('question:ask', { words: 'How do I merge?', page: '' });
  const questionId = (asked as { value: { questionId: string } }).value.questionId;
  const given = { status: 'answered', answer: 'Tick both.', guideId: null };
  expect(await fromOurs('question:answer', { questionId, ...given })).toEqual({ ok: true, value: null });
  expect(await readAll(device, 'question')).toMatchObject([{ id: questionId, words: 'How do I merge?', ...given }]);
  expect(await fromOurs('question:withdraw', { questionId })).toEqual({ ok: true, value: null });
  expect(await readAll(device, 'question')).toEqual([]);
});

test.each(['', '   ', 'x'.repeat(501)])('a question of %j is none', async (words) => {
  const { device, fromOurs } = await aDesk({ role: 'reader' });
  expect(await fromOurs('question:ask', { words, page: '' })).toMatchObject({ ok: false });
  expect(await readAll(device, 'question')).toEqual([]);
});

test('a page may not ask in somebody’s name', async () => {
  const { device, fromPage } = await aDesk({ role: 'reader' });
  expect(await fromPage('question:ask', { words: 'How?', page: '' })).toMatchObject({ ok: false });
  expect(await readAll(device, 'question')).toEqual([]);
});
