import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenLive } from '#lib/sync/live.ts';

const session = { storeUrl: 'https://store.test', token: 't'.repeat(20) };
const asked = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', asked);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  asked.mockReset();
});

function aStream() {
  let controller: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) });
  const say = async (text: string) => {
    controller.enqueue(new TextEncoder().encode(text));
    await vi.advanceTimersByTimeAsync(0);
  };
  return { response: new Response(body), say, end: () => controller.close() };
}

test('each piece of news is one look, however it is cut, and a sign of life is none', async () => {
  const stream = aStream();
  asked.mockResolvedValueOnce(stream.response);
  const open = new AbortController();
  const onMove = vi.fn();
  void listenLive(session, onMove, open.signal);
  await stream.say(': listening\n\nevent: moved\nda');
  expect(onMove).not.toHaveBeenCalled();
  await stream.say('ta: {"feed":"ws","seq":1}\n\nevent: moved\ndata: {}\n\n');
  expect(onMove).toHaveBeenCalledOnce();
  await stream.say(': still here\n\n');
  expect(onMove).toHaveBeenCalledOnce();
  expect(asked.mock.calls[0]![1].headers).toMatchObject({ Authorization: `Bearer ${session.token}` });
  open.abort();
});

test('a store that cannot be reached is asked less and less often, and one that ended at once again', async () => {
  asked.mockRejectedValue(new TypeError('no network'));
  const open = new AbortController();
  void listenLive(session, vi.fn(), open.signal);
  await vi.advanceTimersByTimeAsync(14_001);
  expect(asked).toHaveBeenCalledTimes(4);
  const stream = aStream();
  asked.mockResolvedValueOnce(stream.response);
  await vi.advanceTimersByTimeAsync(16_000);
  stream.end();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked).toHaveBeenCalledTimes(6);
  open.abort();
  await vi.advanceTimersByTimeAsync(300_000);
  expect(asked).toHaveBeenCalledTimes(6);
});

test.each([401, 404])('a store that answers %i is not asked again', async (status) => {
  asked.mockResolvedValue(new Response(null, { status }));
  await listenLive(session, vi.fn(), new AbortController().signal);
  expect(asked).toHaveBeenCalledOnce();
});
