import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { activeElements, openClosedRootsBy, pathOf, shadowOf, slotOf } from '#lib/frames/shadow.ts';
import { aClosedRoot, anOpenRoot } from '#tests/fixtures/a-root.ts';
import { aFrame, inside } from '#tests/fixtures/a-frame.ts';

beforeEach(() => void (document.body.innerHTML = ''));

test('a closed root is looked into as an open one is', () => {
  const closed = aClosedRoot('<p>in it</p>');
  const host = document.createElement('div');
  expect(closed.host.shadowRoot).toBeNull();
  expect(shadowOf(closed.host)).toBe(closed);
  expect(shadowOf(host)).toBeNull();
  expect(shadowOf(document.createElement('div').attachShadow({ mode: 'open' }).host)).not.toBeNull();
});

test('the browser is asked once, and only for what it knows as an element of its own kind', () => {
  const ask = vi.fn(() => null);
  openClosedRootsBy(ask);
  for (const tag of ['div', 'app-root']) shadowOf(document.createElement(tag));
  expect(ask).not.toHaveBeenCalled();
  customElements.define('x-rootless', class extends HTMLElement {});
  const rootless = document.createElement('x-rootless');
  shadowOf(rootless);
  shadowOf(rootless);
  expect(ask).toHaveBeenCalledTimes(1);
});

test('an event tells its innermost element, by the pointer and by the keyboard, through closed roots in closed roots', async () => {
  const outer = aClosedRoot('<section></section>');
  const inner = aClosedRoot('<button><b>Go</b></button>', outer.querySelector('section')!);
  const button = inner.querySelector('button')!;
  const paths: EventTarget[][] = [];
  const hear = (event: Event) => void paths.push(pathOf(event));
  const ends = new AbortController();
  window.addEventListener('click', hear, { capture: true, signal: ends.signal });
  await userEvent.click(page.elementLocator(outer.host), { position: { x: 15, y: 10 } });
  button.focus();
  await userEvent.keyboard('{Enter}');
  ends.abort();
  expect(paths).toHaveLength(2);
  expect(paths[0]).toEqual([button.firstChild, button, inner, inner.host, ...around(outer)]);
  expect(paths[1]).toEqual([button, inner, inner.host, ...around(outer)]);
});

const around = (outer: ShadowRoot) => [
  outer.querySelector('section'),
  outer,
  outer.host,
  document.body,
  document.documentElement,
  document,
  window,
];

test('beside what lies in a closed root, its host is where it happened', async () => {
  const root = aClosedRoot('<style>:host { display: block; width: 300px; height: 80px }</style><button>Go</button>');
  const heard = new Promise<EventTarget[]>((resolve) =>
    window.addEventListener('click', (event) => resolve(pathOf(event)), { capture: true, once: true }),
  );
  await userEvent.click(page.elementLocator(root.host), { position: { x: 250, y: 70 } });
  expect((await heard)[0]).toBe(root.host);
});

test('the keyboard is found through frames, open and closed roots', async () => {
  const closed = aClosedRoot('<div></div>');
  const root = closed.querySelector('div')!.attachShadow({ mode: 'open' });
  const frame = await aFrame('<button>Go</button>', { into: root });
  inside(frame, 'button').focus();
  expect(activeElements()).toEqual([closed.host, root.host, frame, inside(frame, 'button')]);
});

test('a root that comes later is looked into later', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const late = aClosedRoot('<p>in it</p>');
  openClosedRootsBy(() => null);
  const { host } = aClosedRoot('', late);
  openClosedRootsBy(() => null);
  expect(shadowOf(host)).toBeNull();
  openClosedRootsBy(() => late);
  expect(shadowOf(host)).toBeNull();
  vi.advanceTimersByTime(1_500);
  expect(shadowOf(host)).toBe(late);
  vi.useRealTimers();
});

test('what is ticked without taking the keyboard is what was pressed', async () => {
  const root = aClosedRoot('<input type="checkbox" onmousedown="event.preventDefault()">');
  const box = root.querySelector('input')!;
  const heard: (EventTarget | undefined)[] = [];
  const ends = new AbortController();
  for (const type of ['pointerdown', 'input'])
    window.addEventListener(type, (event) => void heard.push(pathOf(event)[0]), { capture: true, signal: ends.signal });
  await userEvent.click(page.elementLocator(root.host), { position: { x: 10, y: 10 } });
  ends.abort();
  expect(heard).toEqual([box, box]);
});

test.each(['open', 'closed'] as const)('the slot that shows a node is known, in a root that is %s', (mode) => {
  const root = mode === 'open' ? anOpenRoot('<slot></slot>') : aClosedRoot('<slot></slot>');
  root.host.innerHTML = 'words<b>bold</b>';
  for (const node of root.host.childNodes) expect(slotOf(node as Text)).toBe(root.firstChild);
});
