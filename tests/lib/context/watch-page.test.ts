import { afterEach, expect, test, vi } from 'vitest';
import { activityKey, packKey } from '#lib/context/pack.ts';
import { watchPage } from '#lib/context/watch-page.ts';

const origin = 'https://crm.example.com';
const guide = (kind: string, page = `${origin}/leads`) => ({ id: 'g', kind, pages: [page] });

function open(content: Record<string, unknown>, href = `${origin}/leads`) {
  const stored = { ...content };
  const route = new EventTarget();
  vi.stubGlobal('navigation', route);
  const listeners: ((changes: Record<string, unknown>) => void)[] = [];
  const get = vi.fn(async (keys: string[]) =>
    Object.fromEntries(keys.flatMap((key) => (key in stored ? [[key, stored[key]]] : []))),
  );
  const onCount = vi.fn();
  const onNeeded = vi.fn();
  const page = { origin, href };
  watchPage({ get, onChanged: { addListener: (listen) => void listeners.push(listen) } }, page, { onCount, onNeeded });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  return {
    get,
    onCount,
    onNeeded,
    settled,
    async change(changes: Record<string, unknown>) {
      Object.assign(stored, changes);
      for (const key of Object.keys(changes)) if (changes[key] === undefined) delete stored[key];
      for (const listen of listeners) listen(changes);
      await settled();
    },
    async go(to: string) {
      page.href = to;
      route.dispatchEvent(new Event('currententrychange'));
      await settled();
    },
  };
}

afterEach(() => vi.unstubAllGlobals());

test('on a page without guides nothing is said, and one small value of its own site was read', async () => {
  const page = open({ [packKey(origin)]: [guide('walkthrough', `${origin}/deals`)] });
  await page.settled();
  expect(page.onCount).not.toHaveBeenCalled();
  expect(page.onNeeded).not.toHaveBeenCalled();
  expect(page.get).toHaveBeenCalledExactlyOnceWith([packKey(origin), activityKey]);
});

test('walkthroughs are counted, but load nothing until somebody plays one', async () => {
  const page = open({ [packKey(origin)]: [guide('walkthrough'), guide('tip-sheet')] });
  await page.settled();
  expect(page.onCount).toHaveBeenCalledExactlyOnceWith(2);
  expect(page.onNeeded).not.toHaveBeenCalled();
  await page.change({ [activityKey]: { hasRuns: true } });
  expect(page.onNeeded).toHaveBeenCalledOnce();
});

test('a tip needs the player at once, and it is asked for once', async () => {
  const page = open({ [packKey(origin)]: [guide('tip')] });
  await page.settled();
  await page.go(`${origin}/leads?x`);
  await page.change({ [activityKey]: { hasRuns: true } });
  expect(page.onNeeded).toHaveBeenCalledOnce();
});

test('a new route is looked at, and the count follows', async () => {
  const page = open({ [packKey(origin)]: [guide('walkthrough')] });
  await page.settled();
  await page.go(`${origin}/deals`);
  await page.go(`${origin}/leads`);
  expect(page.onCount.mock.calls).toEqual([[1], [0], [1]]);
});

test('what others publish is here without a reload; changes elsewhere cost nothing', async () => {
  const page = open({ [packKey(origin)]: [] });
  await page.settled();
  await page.change({ [packKey(origin)]: [guide('walkthrough')] });
  expect(page.onCount).toHaveBeenCalledExactlyOnceWith(1);
  page.get.mockClear();
  await page.change({ 'pack:https://erp.example.com': [] });
  expect(page.get).not.toHaveBeenCalled();
});

test('on a site nobody enabled nothing happens, whatever runs elsewhere', async () => {
  const page = open({ [activityKey]: { hasRuns: true } });
  await page.settled();
  expect(page.onNeeded).not.toHaveBeenCalled();
});

test('a site that is disabled while it is open counts nothing any more', async () => {
  const page = open({ [packKey(origin)]: [guide('walkthrough')] });
  await page.settled();
  await page.change({ [packKey(origin)]: undefined });
  expect(page.onCount).toHaveBeenLastCalledWith(0);
});

test('storage that fails (after an update of the extension) disturbs no page', async () => {
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  watchPage(
    {
      get: () => Promise.reject(new Error('Extension context invalidated.')),
      onChanged: { addListener: () => undefined },
    },
    { origin, href: origin },
    { onCount: vi.fn(), onNeeded: vi.fn() },
  );
  await new Promise((resolve) => setTimeout(resolve, 10));
  process.off('unhandledRejection', unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});
