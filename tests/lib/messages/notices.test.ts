import { afterEach, expect, test, vi } from 'vitest';
import { onNotice, tell, tellAll } from '#lib/messages/notices.ts';
import { browser } from '#lib/platform/browser.ts';

type Listen = (message: unknown, sender: { id?: string }, reply: (value: unknown) => void) => unknown;

function listening(handle: (notice: unknown) => unknown, signal = new AbortController().signal) {
  const listeners = new Set<Listen>();
  vi.spyOn(browser.runtime.onMessage, 'addListener').mockImplementation(((it: Listen) => listeners.add(it)) as never);
  vi.spyOn(browser.runtime.onMessage, 'removeListener').mockImplementation(((it: Listen) =>
    listeners.delete(it)) as never);
  onNotice(handle, signal);
  return (message: unknown, id: string | undefined = browser.runtime.id) => {
    const reply = vi.fn();
    for (const listen of listeners) listen(message, { ...(id === undefined ? {} : { id }) }, reply);
    return reply;
  };
}

afterEach(() => vi.restoreAllMocks());

test('a notice is handed on and answered where there is something to answer', () => {
  const send = listening((notice) => (JSON.stringify(notice).includes('masks:get') ? { rects: [] } : undefined));
  expect(send({ notice: 'masks:get' })).toHaveBeenCalledExactlyOnceWith({ rects: [] });
  expect(send({ notice: 'page:changed' })).not.toHaveBeenCalled();
});

test.each([
  ['of another extension', { notice: 'tip:pick' }, 'another'],
  ['that is a question to the background', { name: 'page:needs', request: {} }, undefined],
  ['of nothing', null, undefined],
  ['that is a text', 'tip:pick', undefined],
])('a message %s is not heard', (_, message, sender) => {
  const handle = vi.fn();
  listening(handle)(message, sender ?? browser.runtime.id);
  expect(handle).not.toHaveBeenCalled();
});

test('nothing is heard after the end', () => {
  const handle = vi.fn();
  const life = new AbortController();
  const send = listening(handle, life.signal);
  life.abort();
  send({ notice: 'page:changed' });
  expect(handle).not.toHaveBeenCalled();
});

test('a script whose extension is gone asks nothing of the browser when it ends', () => {
  const life = new AbortController();
  listening(vi.fn(), life.signal);
  vi.spyOn(browser.runtime, 'id', 'get').mockReturnValue(undefined as never);
  life.abort();
  expect(browser.runtime.onMessage.removeListener).not.toHaveBeenCalled();
});

test('telling a tab in which nothing of ours runs is no error', async () => {
  vi.spyOn(browser.tabs, 'sendMessage').mockRejectedValue(new Error('Could not establish connection.') as never);
  await expect(tell(3, { notice: 'page:changed' })).resolves.toBeUndefined();
});

test('where a tab has scripts of ours in frames of other sites, they can be told as well', async () => {
  const sent = vi.spyOn(browser.tabs, 'sendMessage').mockResolvedValue(true as never);
  await tellAll(3, { notice: 'recording:changed', recording: null });
  expect(sent).toHaveBeenCalledExactlyOnceWith(3, { notice: 'recording:changed', recording: null });
  sent.mockRejectedValue(new Error('Could not establish connection.') as never);
  await expect(tellAll(3, { notice: 'recording:changed', recording: null })).resolves.toBeUndefined();
});

test('what takes a while to answer is answered when it is known', async () => {
  const { promise, resolve } = Promise.withResolvers<string[]>();
  const reply = listening(() => promise)({ notice: 'frame:greeted', word: 'w', frameId: 4 });
  expect(reply).not.toHaveBeenCalled();
  resolve(['iframe #pay']);
  await expect.poll(() => reply.mock.calls).toEqual([[['iframe #pay']]]);
});

test('only the top frame of a tab is told', async () => {
  const sent = vi.spyOn(browser.tabs, 'sendMessage').mockResolvedValue(true as never);
  await tell(3, { notice: 'page:changed' });
  expect(sent).toHaveBeenCalledExactlyOnceWith(3, { notice: 'page:changed' }, { frameId: 0 });
});
