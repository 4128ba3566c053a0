import '#components/ui/page.css';
import '#components/ui/controls.css';
import '../../../entrypoints/popup/popup.css';
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aQuestion } from '#tests/fixtures/a-question.ts';
import { AskForm } from '../../../entrypoints/popup/AskForm.tsx';
import type { Try } from '../../../entrypoints/popup/use-popup.ts';

const attempt = vi.fn(async (_name: string, _request: object): Promise<object | null | undefined> => ({
  questionId: 'q',
}));
afterEach(() => {
  render(null, document.body);
  attempt.mockClear();
});
function show(props: Partial<Parameters<typeof AskForm>[0]> = {}): void {
  const common = { query: 'merge', url: 'https://crm.example.com/leads/4711?name=Ann', waiting: [], workspace: 'Acme' };
  render(<AskForm {...common} attempt={attempt as unknown as Try} {...props} />, document.body);
}
const begin = async () => {
  await userEvent.click(page.getByRole('button', { name: 'Ask your colleagues' }));
};

test('what was looked for begins the question, and what colleagues will see of the page is said before', async () => {
  show();
  await begin();
  expect(document.activeElement).toBe(document.querySelector('textarea'));
  await userEvent.keyboard(' two leads');
  expect(document.querySelector('form')?.textContent).toContain('https://crm.example.com/leads/*');
  expect(document.querySelector('form')?.textContent).not.toContain('4711');
  await userEvent.click(page.getByRole('button', { name: 'Ask', exact: true }));
  const request = { words: 'merge two leads', page: 'https://crm.example.com/leads/*' };
  expect(attempt.mock.calls).toEqual([['question:ask', request]]);
  await expect.poll(() => document.querySelector('form')).toBeNull();
});

test('a question without words is not asked, and one that could not be asked is still there', async () => {
  show({ query: '' });
  await begin();
  expect(page.getByRole('button', { name: 'Ask', exact: true }).element()).toHaveProperty('disabled', true);
  await userEvent.keyboard('How?');
  attempt.mockResolvedValueOnce(undefined);
  await userEvent.click(page.getByRole('button', { name: 'Ask', exact: true }));
  await expect.poll(() => attempt.mock.calls.length).toBe(1);
  expect(document.querySelector('textarea')?.value).toBe('How?');
});

test('one’s own open questions of this page are shown, and can be taken back', async () => {
  const [here, elsewhere] = [aQuestion(), aQuestion({ words: 'Elsewhere?', page: 'https://bi.example.com/*' })];
  show({ waiting: [here, elsewhere] });
  expect(document.body.textContent).toContain(here.words);
  expect(document.body.textContent).not.toContain('Elsewhere?');
  await userEvent.click(page.getByRole('button', { name: 'Take back' }));
  expect(attempt.mock.calls).toEqual([['question:withdraw', { questionId: here.id }]]);
});
