import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { CommentThread, type SaidComment } from '#components/library/CommentThread.tsx';
import { aComment } from '#tests/fixtures/a-review.ts';

const doings = { onAdd: vi.fn(), onResolve: vi.fn(), onRemove: vi.fn() };
afterEach(() => {
  render(null, document.body);
  vi.clearAllMocks();
});
const said = (overrides: Partial<SaidComment> = {}): SaidComment => ({
  comment: aComment(),
  name: 'Bea',
  isOwn: false,
  resolvedBy: null,
  place: null,
  ...overrides,
});
const show = (...comments: SaidComment[]) =>
  render(<CommentThread about="step 3" comments={comments} {...doings} />, document.body);
const thread = () => document.querySelector('details')!;

test('it is closed until something is open in it, and says so', () => {
  show();
  expect(thread().open).toBe(false);
  show(said({ comment: aComment({ status: 'resolved' }), resolvedBy: 'you' }));
  expect(thread().open).toBe(false);
  expect(thread().querySelector('summary')?.textContent).toContain('1 comment on step 3 · resolved');
  render(null, document.body);
  show(said());
  expect(thread().open).toBe(true);
  expect(document.body.textContent).toContain('Is that still true?');
});

test('a comment has words; what is only blanks is none', async () => {
  show(said());
  const add = page.getByRole('button', { name: 'Comment', exact: true });
  await userEvent.fill(page.getByLabelText('Comment on step 3'), '  ');
  expect(add.element()).toHaveProperty('disabled', true);
  await userEvent.fill(page.getByLabelText('Comment on step 3'), ' Yes, since May. ');
  await userEvent.click(add);
  expect(doings.onAdd).toHaveBeenCalledExactlyOnceWith('Yes, since May.');
  await expect.element(page.getByLabelText('Comment on step 3')).toHaveValue('');
});

test('anybody resolves it and opens it again; only who wrote it deletes it', async () => {
  const theirs = said();
  show(theirs);
  expect(page.getByRole('button', { name: /^Delete/ }).elements()).toEqual([]);
  await userEvent.click(page.getByRole('button', { name: 'Resolve: Is that still true?' }));
  expect(doings.onResolve).toHaveBeenLastCalledWith(theirs.comment, true);
  const mine = said({ comment: aComment({ status: 'resolved' }), isOwn: true });
  show(mine);
  thread().open = true;
  await userEvent.click(page.getByRole('button', { name: /^Reopen/ }));
  expect(doings.onResolve).toHaveBeenLastCalledWith(mine.comment, false);
  await userEvent.click(page.getByRole('button', { name: /^Delete/ }));
  expect(doings.onRemove).toHaveBeenCalledExactlyOnceWith(mine.comment);
});
