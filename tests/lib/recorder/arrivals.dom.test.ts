import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchArrivals, type Arrival } from '#lib/recorder/arrivals.ts';

let life: AbortController;
let heard: Arrival[];
const home = location.href;
const listen = () => watchArrivals(document, (arrival) => heard.push(arrival), life.signal);
const once = (target: EventTarget, type: string) =>
  new Promise((done) => target.addEventListener(type, done, { once: true }));

beforeEach(() => {
  life = new AbortController();
  heard = [];
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([]);
});
afterEach(() => {
  life.abort();
  vi.restoreAllMocks();
  history.replaceState(null, '', home);
});

/** As the browser's own buttons do it, which cannot be pressed from inside of a page: the event says that it was them. */
async function goByHand(way: 'back' | 'forward'): Promise<void> {
  vi.spyOn(NavigateEvent.prototype, 'userInitiated', 'get').mockReturnValue(true);
  await go(way);
}

/** `popstate` comes last of all that a browser tells. */
async function go(way: 'back' | 'forward'): Promise<void> {
  const isDone = once(window, 'popstate');
  history[way]();
  await isDone;
}

describe('inside of an application of one page', () => {
  test('going back and forward by oneself is heard, with where one came from', async () => {
    history.pushState(null, '', '?at=list');
    const list = location.href;
    history.pushState(null, '', '?at=record');
    const record = location.href;
    listen();
    await goByHand('back');
    expect(heard).toEqual([{ url: list, from: record, way: 'back' }]);
    await goByHand('forward');
    expect(heard[1]).toEqual({ url: record, from: list, way: 'forward' });
  });

  test('what the page does by itself is not: it goes back, or on', async () => {
    listen();
    history.pushState(null, '', '?at=record');
    await go('back');
    history.pushState(null, '', '?at=another');
    expect(heard).toEqual([]);
  });

  test('nothing is heard after the end', async () => {
    listen();
    history.pushState(null, '', '?at=record');
    life.abort();
    await goByHand('back');
    expect(heard).toEqual([]);
  });
});

describe('where the browser has no Navigation API', () => {
  test('a way back is heard, but not who went it nor from where', async () => {
    vi.spyOn(window, 'navigation', 'get').mockReturnValue(undefined as never);
    listen();
    const list = location.href;
    history.pushState(null, '', '?at=record');
    await go('back');
    expect(heard).toEqual([{ url: list, from: '', way: null }]);
  });
});

describe('a load', () => {
  const loaded = (type: string, referrer: string, agoMs: number) => {
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ type }] as never);
    vi.spyOn(document, 'referrer', 'get').mockReturnValue(referrer);
    vi.spyOn(performance, 'now').mockReturnValue(agoMs);
    listen();
    return heard.map(({ way }) => way ?? 'there');
  };

  test.each([
    ['of a typed address is heard', 'navigate', '', 100, ['there']],
    ['by going back is heard', 'back_forward', 'https://crm.example.com/', 100, ['back']],
    ['by a link is not: it has its own step', 'navigate', 'https://crm.example.com/', 100, []],
    ['again is not', 'reload', '', 100, []],
    ['of some time ago, to which the recorder came later, is not', 'navigate', '', 60_000, []],
  ] as const)('%s', (_, type, referrer, agoMs, ways) => {
    expect(loaded(type, referrer, agoMs)).toEqual(ways);
  });

  test('by going forward is told as that, where the browser says so', () => {
    vi.spyOn(window.navigation, 'activation', 'get').mockReturnValue({
      from: { index: 1 },
      entry: { index: 2 },
    } as never);
    expect(loaded('back_forward', '', 100)).toEqual(['forward']);
  });

  test('that was none, because the browser had kept the page, is heard', () => {
    listen();
    for (const persisted of [false, true]) window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));
    expect(heard).toEqual([{ url: location.href, from: null, way: 'back' }]);
  });
});
