import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchMoves } from '#lib/recorder/moves.ts';

let life = new AbortController();
beforeEach(() => void (life = new AbortController()));
afterEach(() => {
  life.abort();
  document.body.innerHTML = '';
});

const frames = async (count: number) => {
  for (let i = 0; i < count; i += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
};

async function isStillAfter(html: string, change: (element: HTMLElement) => void): Promise<boolean> {
  document.body.innerHTML = html;
  const element = document.querySelector<HTMLElement>('#it')!;
  element.getBoundingClientRect();
  await frames(2);
  const moves = watchMoves(document, life.signal);
  const [before, held] = [moves.id(), moves.hold(document.querySelector('#pressed') ?? element)];
  change(element);
  await frames(4);
  return moves.isStill(held) && moves.id() === before;
}

const shown = '<button id="pressed">Archive</button>';

test.each([
  [
    'a part of the page scrolls',
    '<div id="it" style="height:50px;overflow:auto"><p style="height:500px">x</p></div>',
    (it: HTMLElement) => (it.scrollTop = 100),
  ],
  [
    'a wide part slides',
    '<div id="it" style="transition:transform 1s">x</div>',
    (it: HTMLElement) => (it.style.transform = 'translateX(90px)'),
  ],
  [
    'a wide part is animated',
    '<style>@keyframes in { from { translate: 90px } }</style><div id="it">x</div>',
    (it: HTMLElement) => (it.style.animation = 'in 1s'),
  ],
  ['what was pressed is gone', `<p id="it">${shown}</p>`, (it: HTMLElement) => it.replaceChildren()],
  ['what was pressed is hidden', `<p id="it">${shown}</p>`, (it: HTMLElement) => (it.style.visibility = 'hidden')],
  ['what was pressed is elsewhere', `<p id="it"></p>${shown}`, (it: HTMLElement) => (it.style.height = '30px')],
  [
    'a dialog lies over it',
    `<dialog id="it">Sure?</dialog>${shown}`,
    (it: HTMLElement) => (it as HTMLDialogElement).showModal(),
  ],
  [
    'all around it is another page',
    `${shown}<div id="it" style="position:fixed;inset:50px 0 0">${'<p style="height:9vh">a</p>'.repeat(9)}</div>`,
    (it: HTMLElement) => it.replaceWith(it.cloneNode(true)),
  ],
  ['the address is another one', '<p id="it">x</p>', () => history.replaceState(null, '', '#there')],
] as [string, string, (element: HTMLElement) => void][])('it is not as it was when %s', async (_, html, change) => {
  const { href } = location;
  expect(await isStillAfter(html, change)).toBe(false);
  history.replaceState(null, '', href);
});

test.each([
  ['nothing moves', '<div id="it">x</div>', (it: HTMLElement) => (it.textContent = 'y')],
  [
    'something changes its colour',
    '<div id="it" style="transition:color 1s">x</div>',
    (it: HTMLElement) => (it.style.color = 'red'),
  ],
  [
    'a button shrinks under the press',
    '<button id="it" style="transition:transform 1s">x</button>',
    (it: HTMLElement) => (it.style.transform = 'scale(0.9)'),
  ],
  [
    'a menu opens beside it',
    `${shown}<div id="it" hidden style="position:absolute;top:60px">x</div>${'<p style="height:9vh">a</p>'.repeat(9)}`,
    (it: HTMLElement) => (it.hidden = false),
  ],
] as [string, string, (element: HTMLElement) => void][])('it is as it was while %s', async (_, html, change) => {
  expect(await isStillAfter(html, change)).toBe(true);
});

test('it fits into what a picture may be told', () => {
  document.body.innerHTML = shown;
  const moves = watchMoves(document, life.signal);
  expect(moves.hold(document.querySelector('#pressed')!).length).toBeLessThanOrEqual(60);
});
