import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runUntilInterrupted } from '../../demo/run.ts';

vi.mock('../../demo/processes.ts', () => ({ endDescendants: () => Promise.resolve() }));

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let before: unknown[] = [];
/** Those that the run under test has added; a test worker must not keep them. */
const ours = (signal: (typeof signals)[number]) => process.listeners(signal).filter((one) => !before.includes(one));

beforeEach(() => {
  before = signals.flatMap((signal) => process.listeners(signal));
});

afterEach(() => {
  for (const signal of signals) for (const one of ours(signal)) process.off(signal, one);
});

test('what was started is stopped when the work is done, the latest first', async () => {
  const stopped: string[] = [];
  const keep = (name: string) => [() => Promise.resolve(name), async (one: string) => void stopped.push(one)] as const;
  const end = await runUntilInterrupted(async (run) => {
    await run.keep(...keep('store'));
    await run.keep(...keep('app'));
  });
  expect([end, ...stopped]).toEqual(['done', 'app', 'store']);
});

test('what was started is stopped when the work fails, and the failure is told', async () => {
  const stop = vi.fn(async () => undefined);
  const running = runUntilInterrupted(async (run) => {
    await run.keep(() => Promise.resolve('store'), stop);
    throw new Error('no app');
  });
  await expect(running).rejects.toThrow('no app');
  expect(stop).toHaveBeenCalledExactlyOnceWith('store');
});

test('one thing that does not stop keeps nothing else from being stopped', async () => {
  const stop = vi.fn(async () => undefined);
  await runUntilInterrupted(async (run) => {
    await run.keep(() => Promise.resolve('store'), stop);
    await run.keep(
      () => Promise.resolve('app'),
      () => Promise.reject(new Error('stuck')),
    );
  });
  expect(stop).toHaveBeenCalledOnce();
});

test('at Ctrl-C, also told twice, what is still starting is stopped once it has started, and nothing else starts', async () => {
  const begun = Promise.withResolvers<string>();
  const stop = vi.fn(async () => undefined);
  const next = vi.fn(() => Promise.resolve('app'));
  const running = runUntilInterrupted(async (run) => {
    await run.keep(() => begun.promise, stop);
    await run.keep(next, stop);
  });
  for (let i = 0; i < 2; i += 1) for (const interrupt of ours('SIGINT')) interrupt('SIGINT');
  await Promise.resolve();
  expect(stop).not.toHaveBeenCalled();
  begun.resolve('store');
  expect(await running).toBe('interrupted');
  expect(stop).toHaveBeenCalledExactlyOnceWith('store');
  expect(next).not.toHaveBeenCalled();
});
