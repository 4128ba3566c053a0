import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { answer, askerOf, settle, type Answers, type Asker } from '#lib/messages/answer.ts';
import { ask } from '#lib/messages/ask.ts';
import { protocol, type MessageName } from '#lib/messages/protocol.ts';
import { Problem } from '#lib/model/problem.ts';
import { browser } from '#lib/platform/browser.ts';
import { good } from './good-requests.ts';

const names = Object.keys(protocol) as MessageName[];
const crm = 'https://crm.example.com/';
const page: Asker = { kind: 'page', tabId: 7, windowId: 1, url: crm, frameId: 0, tabUrl: crm };
const ours: Asker = {
  ...page,
  kind: 'extension',
  tabId: null,
  windowId: null,
  url: 'chrome-extension://test/popup.html',
};

/** Answers that only note that they were reached: whatever is refused must not get here. */
function witnesses(reached = vi.fn<(name: string, request: unknown) => void>()) {
  const answers = Object.fromEntries(
    names.map((name) => [name, async (request: unknown) => (reached(name, request), null)]),
  ) as unknown as Answers;
  return { answers, reached };
}

/** Requests that are wrong for every message: each good one with a foreign field, and without each of its fields. */
function wrongOnes(name: MessageName): unknown[] {
  const right = good[name] as Record<string, unknown>;
  const lacking = Object.keys(right).map((field) => {
    const { [field]: _, ...rest } = right;
    return rest;
  });
  const mistyped = Object.keys(right).map((field) => ({
    ...right,
    [field]: Symbol.iterator in Object(right[field]) ? 5 : [[]],
  }));
  return [undefined, null, 0, 'text', [], [right], { ...right, isAdmin: true }, ...lacking, ...mistyped];
}

afterEach(() => vi.restoreAllMocks());

describe.each(names)('%s', (name) => {
  test('is answered when it is in the right form', async () => {
    const { answers, reached } = witnesses();
    expect(await settle(answers, { name, request: good[name] }, ours)).toEqual({ ok: true, value: null });
    expect(reached).toHaveBeenCalledExactlyOnceWith(name, good[name]);
  });

  test('is refused in any other form, and nothing runs', async () => {
    const { answers, reached } = witnesses();
    for (const request of wrongOnes(name)) {
      const outcome = await settle(answers, { name, request }, ours);
      expect(outcome, JSON.stringify(request)).toMatchObject({ ok: false, problem: 'invalid' });
    }
    expect(reached).not.toHaveBeenCalled();
  });

  test('is refused to a stranger, and nothing runs', async () => {
    const { answers, reached } = witnesses();
    const outcome = await settle(answers, { name, request: good[name] }, null);
    expect(outcome).toMatchObject({ ok: false, problem: 'not-allowed' });
    expect(reached).not.toHaveBeenCalled();
  });

  test('is answered to a page only where pages may ask', async () => {
    const { answers, reached } = witnesses();
    const outcome = await settle(answers, { name, request: good[name] }, page);
    expect(outcome.ok).toBe(protocol[name].from === 'page');
    expect(reached).toHaveBeenCalledTimes(outcome.ok ? 1 : 0);
  });
});

test('what changes the workspace, the device or the whole library is not for pages', () => {
  const pages = names.filter((name) => protocol[name].from === 'page');
  expect(pages.filter((name) => /^(session|sync|app|site|guide|orphan):/.test(name))).toEqual([]);
  expect(pages).not.toContain('recording:start');
  expect(pages).not.toContain('flag:resolve');
});

test.each([
  undefined,
  null,
  5,
  'guide:delete',
  [],
  {},
  { name: 'guide:burn', request: {} },
  { name: '__proto__', request: {} },
  { name: 'constructor', request: {} },
  { name: ['page:needs'], request: {} },
])('a message of no form at all (%j) is refused with a sentence', async (message) => {
  const { answers, reached } = witnesses();
  const outcome = await settle(answers, message, ours);
  expect(outcome).toEqual({ ok: false, problem: 'not-allowed', message: 'That is not something Handrail answers.' });
  expect(reached).not.toHaveBeenCalled();
});

describe('what goes wrong while answering', () => {
  const failing = (error: unknown) => ({ 'page:needs': () => Promise.reject(error) }) as unknown as Answers;

  test('an expected failure reaches whoever asked, with code and sentence', async () => {
    const outcome = await settle(
      failing(new Problem('offline', 'No store.')),
      { name: 'page:needs', request: {} },
      page,
    );
    expect(outcome).toEqual({ ok: false, problem: 'offline', message: 'No store.' });
  });

  test('a bug is logged, and tells the page nothing of its details', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const outcome = await settle(failing(new TypeError('secret of x')), { name: 'page:needs', request: {} }, page);
    expect(outcome).toMatchObject({ ok: false, problem: 'unexpected' });
    expect(JSON.stringify(outcome)).not.toContain('secret');
    expect(logged).toHaveBeenCalledOnce();
  });
});

describe('who asks', () => {
  const { id: us } = browser.runtime;
  const popup = browser.runtime.getURL('/popup.html' as never);

  test('our own pages are the extension, also when they are open in a tab', () => {
    expect(askerOf({ id: us, url: popup })).toMatchObject({ kind: 'extension', tabId: null });
    expect(askerOf({ id: us, url: popup, tab: { id: 3, windowId: 1 } })).toMatchObject({ kind: 'extension', tabId: 3 });
  });

  test('our script in a tab is a page, with the tab it is in', () => {
    const sender = { id: us, url: 'https://crm.example.com/', tab: { id: 3, windowId: 2 } };
    expect(askerOf(sender)).toEqual({ kind: 'page', tabId: 3, windowId: 2, url: crm, frameId: 0, tabUrl: crm });
  });

  test('our script in a frame says so, and of which page', () => {
    const sender = { id: us, url: 'https://pay.test/', frameId: 4, tab: { id: 3, windowId: 2, url: crm } };
    expect(askerOf(sender)).toMatchObject({ kind: 'page', url: 'https://pay.test/', frameId: 4, tabUrl: crm });
  });

  test.each([
    ['another extension', { id: 'another', url: popup }],
    ['another extension in a tab', { id: 'another', url: 'https://crm.example.com/', tab: { id: 3 } }],
    ['a web page by itself', { url: 'https://evil.test/', tab: { id: 3 } }],
    ['nobody in particular', {}],
    ['something of ours that is in no tab and no page of ours', { id: us, url: 'https://crm.example.com/' }],
  ])('%s is a stranger', (_, sender) => {
    expect(askerOf(sender)).toBeNull();
  });

  test.each([`${new URL(popup).origin}.evil.test/popup.html`, 'https://evil.test/popup.html', '', undefined])(
    'an address that only looks like ours (%s) is a page',
    (url) => {
      expect(askerOf({ id: us, url, tab: { id: 3 } })?.kind).toBe('page');
    },
  );
});

describe('from ask to answer', () => {
  beforeEach(() => void (browser as unknown as { reset(): void }).reset());

  test('a request arrives and its answer comes back; a Problem is thrown again on this side', async () => {
    vi.spyOn(browser.runtime, 'sendMessage').mockImplementation((async (message: unknown) =>
      settle({ 'picture:get': async () => 'data:,' } as unknown as Answers, message, page)) as never);
    await expect(ask('picture:get', { sha256: 'a'.repeat(64) })).resolves.toBe('data:,');
    await expect(ask('picture:get', { sha256: 'no hash' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(ask('sync:now', {})).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test.each([
    ['is gone after an update', () => Promise.reject(new Error('Extension context invalidated.'))],
    ['has no listener yet', () => Promise.resolve(undefined)],
  ])('a background that %s is a Problem that says what to do', async (_, sendMessage) => {
    vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(sendMessage as never);
    await expect(ask('sync:now', {})).rejects.toMatchObject({ code: 'unexpected', message: /Reload the page/ });
  });

  test('the listener promises a later answer and gives exactly one', async () => {
    const heard: unknown[] = [];
    let listen: (...args: unknown[]) => unknown = () => undefined;
    vi.spyOn(browser.runtime.onMessage, 'addListener').mockImplementation(
      ((it: typeof listen) => (listen = it)) as never,
    );
    answer(witnesses().answers);
    const sender = { id: browser.runtime.id, url: 'https://crm.example.com/', tab: { id: 1 } };
    expect(listen({ name: 'page:needs', request: {} }, sender, (outcome: unknown) => heard.push(outcome))).toBe(true);
    await vi.waitFor(() => expect(heard).toEqual([{ ok: true, value: null }]));
  });
});
