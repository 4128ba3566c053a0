import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { eachWindow } from '#lib/frames/each-window.ts';
import { aFrame, clickOn, inside, loadAnew } from '#tests/fixtures/a-frame.ts';

let ends: AbortController;
let heard: string[];

beforeEach(() => {
  ends = new AbortController();
  heard = [];
  document.body.innerHTML = '<button>Away</button>';
});
afterEach(() => ends.abort());

/** Hear of presses in every window. */
function listen(): void {
  const hear = (view: Window, until: AbortSignal): void => {
    const tell = (event: Event) => heard.push((event.target as Element).textContent ?? '');
    view.addEventListener('pointerdown', tell, { capture: true, signal: until });
  };
  eachWindow(document, hear, ends.signal);
}
const press = (frame: HTMLIFrameElement) =>
  inside(frame, 'button').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));

test('frames that are there are heard, at any depth and in shadow roots', async () => {
  document.body.innerHTML = '<div></div>';
  const root = document.querySelector('div')!.attachShadow({ mode: 'open' });
  const outer = await aFrame('<button>outer</button>', { into: root });
  const inner = await aFrame('<button>inner</button>', { into: outer.contentDocument!.body });
  listen();
  [outer, inner].forEach(press);
  expect(heard).toEqual(['outer', 'inner']);
});

test('a frame that comes later or loads anew is heard, once', async () => {
  listen();
  const frame = await aFrame('<button>one</button>');
  press(frame);
  await loadAnew(frame, '<button>two</button>');
  press(frame);
  const inner = await aFrame('<button>three</button>', { into: frame.contentDocument!.body });
  press(inner);
  expect(heard).toEqual(['one', 'two', 'three']);
});

test('one that was empty at first, and keeps its window, is heard once, too', async () => {
  listen();
  const frame = document.createElement('iframe');
  document.body.append(frame);
  frame.contentDocument!.body.innerHTML = '<button>zero</button>';
  press(frame);
  await loadAnew(frame, '<button>one</button>');
  press(frame);
  expect(heard).toEqual(['zero', 'one']);
});

test('what an editor writes into its frame is heard, once', async () => {
  listen();
  const frame = document.createElement('iframe');
  document.body.append(frame);
  for (const word of ['one', 'two']) {
    frame.contentDocument!.open();
    frame.contentDocument!.write(`<button>${word}</button>`);
    frame.contentDocument!.close();
    await userEvent.hover(page.getByRole('button', { name: 'Away' }));
    await clickOn(inside(frame, 'button'));
  }
  expect(heard).toEqual(['one', 'two']);
});

test('a page is heard before the last of its pictures is there', async () => {
  const frame = await aFrame('<button>one</button>');
  // As if the load took for ever: nobody hears of it.
  const stop = (event: Event) => event.stopImmediatePropagation();
  document.addEventListener('load', stop, { capture: true, signal: ends.signal });
  listen();
  const before = frame.contentDocument;
  frame.srcdoc = '<button>two</button>';
  await expect.poll(() => frame.contentDocument !== before && inside(frame, 'button')).toBeTruthy();
  await new Promise((done) => setTimeout(done, 20));
  press(frame);
  expect(heard).toEqual(['two']);
});

test('a frame put into a shadow root later is heard when the pointer comes to it', async () => {
  listen();
  document.body.innerHTML = '<div></div>';
  const root = document.querySelector('div')!.attachShadow({ mode: 'open' });
  const frame = await aFrame('<button>late</button>', { into: root });
  await clickOn(inside(frame, 'button'));
  expect(heard).toEqual(['late']);
});

test('and when the keyboard does', async () => {
  listen();
  document.body.innerHTML = '<button>First</button><div></div>';
  await userEvent.click(page.getByRole('button', { name: 'First' }));
  const root = document.querySelector('div')!.attachShadow({ mode: 'open' });
  const frame = await aFrame('<button>late</button>', { into: root, style: 'margin:100px' });
  await userEvent.keyboard('{Tab}');
  await new Promise((done) => setTimeout(done, 20));
  press(frame);
  expect(heard).toEqual(['First', 'late']);
});

test('nothing is heard any more once it is over', async () => {
  const frame = await aFrame('<button>one</button>');
  listen();
  ends.abort();
  press(frame);
  await loadAnew(frame, '<button>two</button>');
  press(frame);
  expect(heard).toEqual([]);
});
