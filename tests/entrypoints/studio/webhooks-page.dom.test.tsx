import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import '#components/ui/page.css';
import '#components/ui/controls.css';
import '../../../entrypoints/studio/studio.css';
import '../../../entrypoints/studio/steward.css';
import type { MessageName } from '#lib/messages/protocol.ts';
import type { Delivery } from '#lib/model/webhook.ts';
import { browser } from '#lib/platform/browser.ts';
import { deliveryStory, whyFailed } from '../../../entrypoints/studio/webhook-words.ts';
import { WebhooksPage } from '../../../entrypoints/studio/WebhooksPage.tsx';
import type { StudioView, Try } from '../../../entrypoints/studio/use-studio.ts';

const at = '2026-01-01T00:00:00.000Z';
const toaster = { toasts: [], say: vi.fn(), complain: vi.fn(), close: vi.fn() };
const webhook = {
  id: 'w1',
  name: 'Chat',
  url: 'https://chat.example.com/hook',
  events: ['published', 'of-a-newer-store'],
  library: '*',
  madeAt: at,
  pausedAt: null,
  hasSecret: true,
  waiting: 1,
};
const delivery = (id: string, more: Partial<Delivery> = {}): Delivery => {
  const plain = { event: 'published', at, state: 'delivered', attempts: 1, nextAt: null, deliveredAt: at } as const;
  return { ...plain, status: 204, reason: null, body: '{"type":"published"}', id, ...more };
};
const answers: Partial<Record<MessageName, unknown>> = {};
const asked = vi.fn(async ({ name }: { name: MessageName; request: unknown }): Promise<object> => {
  return { ok: true, value: answers[name] ?? null };
});
const attempt = vi.fn(async (name: MessageName, request: unknown) => {
  const outcome = (await asked({ name, request })) as { value?: unknown };
  return outcome.value;
});
const show = () => {
  const view = { session: { me: { id: 'S', name: 'S', role: 'steward' } } } as unknown as StudioView;
  render(<WebhooksPage view={view} attempt={attempt as unknown as Try} toaster={toaster} />, document.body);
};

beforeEach(() => {
  vi.clearAllMocks();
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(asked as never);
  answers['webhook:list'] = { webhooks: [webhook], libraries: [{ id: 'main', name: 'Main' }] };
});
afterEach(() => {
  render(null, document.body);
  for (const name of Object.keys(answers)) delete answers[name as MessageName];
});

test('what is wrong with a new webhook is said before the store is asked, and its secret is shown once', async () => {
  answers['webhook:add'] = { webhook, secret: 'whsec_secret' };
  show();
  await page.getByLabelText('Name').fill('Chat');
  await page.getByLabelText('Address').fill('chat.example.com');
  await page.getByRole('button', { name: 'Add webhook' }).click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/The address has to be a whole one/);
  expect(attempt).not.toHaveBeenCalled();
  await page.getByLabelText('Address').fill(' https://chat.example.com/hook ');
  await page.getByLabelText('A reader reports a guide').click();
  await page.getByRole('button', { name: 'Add webhook' }).click();
  const wish = {
    name: 'Chat',
    url: 'https://chat.example.com/hook',
    events: ['published', 'fixed', 'asked', 'review-asked', 'review-approved', 'review-changes'],
    library: '*',
  };
  expect(attempt).toHaveBeenCalledExactlyOnceWith('webhook:add', wish);
  await expect.element(page.getByLabelText('Secret of Chat')).toHaveValue('whsec_secret');
  await page.getByRole('button', { name: 'Done' }).click();
  expect(page.getByLabelText('Secret of Chat').elements()).toEqual([]);
});

test('a webhook is removed only after a question that says what is lost', async () => {
  show();
  await page.getByRole('button', { name: 'Remove Chat' }).click();
  const question = page.getByRole('alertdialog');
  await expect.element(question).toMatchTextContent(/1 delivery will never be sent/);
  expect(attempt).not.toHaveBeenCalled();
  await question.getByRole('button', { name: 'Remove' }).click();
  expect(attempt).toHaveBeenCalledWith('webhook:remove', { webhookId: 'w1' });
});

test('after a test is sent, how it went appears by itself', async () => {
  const waiting = delivery('d1', { event: 'test', state: 'waiting', attempts: 0, status: null, deliveredAt: null });
  answers['webhook:deliveries'] = { deliveries: [waiting], next: null };
  show();
  await page.getByRole('button', { name: 'Send a test to Chat' }).click();
  const log = page.getByRole('list', { name: 'Deliveries' });
  await expect.element(log).toMatchTextContent(/To be sent at once\./);
  answers['webhook:deliveries'] = {
    deliveries: [{ ...waiting, state: 'delivered', attempts: 1, status: 204 }],
    next: null,
  };
  await expect.element(log, { timeout: 5000 }).toMatchTextContent(/Accepted with 204, try 1\./);
});

test('older deliveries are read on, keep what was shown, and can be sent again', async () => {
  answers['webhook:deliveries'] = { deliveries: [delivery('d2', { event: 'flagged' })], next: 'cursor' };
  show();
  await page.getByRole('button', { name: 'Deliveries of Chat' }).click();
  const rows = page.getByRole('list', { name: 'Deliveries' }).getByRole('listitem');
  await vi.waitFor(() => expect(rows.elements()).toHaveLength(1));
  answers['webhook:deliveries'] = { deliveries: [delivery('d1')], next: null };
  await page.getByRole('button', { name: 'Older' }).click();
  expect(attempt).toHaveBeenCalledWith('webhook:deliveries', { webhookId: 'w1', before: 'cursor' });
  await vi.waitFor(() => expect(rows.elements()).toHaveLength(2));
  expect(page.getByRole('button', { name: 'Older' }).elements()).toEqual([]);
  await page.getByRole('button', { name: /^Send again: A guide was reported/ }).click();
  expect(attempt).toHaveBeenCalledWith('webhook:send-again', { webhookId: 'w1', deliveryId: 'd2' });
});

test('a workspace without webhooks says what to do next', async () => {
  answers['webhook:list'] = { webhooks: [], libraries: [] };
  show();
  await expect.element(page.getByRole('heading', { name: 'No other program is told yet' })).toBeVisible();
});

test('what went wrong is said in words of people, and what is not known is said as it came', () => {
  expect(whyFailed('getaddrinfo ENOTFOUND chat.example.com')).toBe(
    'There is no host of that name (getaddrinfo ENOTFOUND chat.example.com).',
  );
  expect(whyFailed('The answer was 302.')).toBe('The answer was 302.');
  const failed = delivery('d', { state: 'waiting', attempts: 2, status: 500, reason: 'The answer was 500.' });
  const now = Date.parse(at);
  expect(deliveryStory({ ...failed, nextAt: new Date(now + 600_000).toISOString() }, now)).toBe(
    'The other end has trouble of its own (The answer was 500). Next try in 10 minutes.',
  );
  expect(deliveryStory({ ...failed, state: 'given-up' }, now)).toContain('Given up after 2 tries.');
});
