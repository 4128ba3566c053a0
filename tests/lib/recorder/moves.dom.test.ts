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

async function idsAround(html: string, change: (element: HTMLElement) => void): Promise<[string, string]> {
  document.body.innerHTML = html;
  const element = document.querySelector<HTMLElement>('#it')!;
  element.getBoundingClientRect();
  await frames(2);
  const view = watchMoves(document, life.signal);
  const before = view.id();
  change(element);
  await frames(4);
  return [before, view.id()];
}

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
])('the id is another one when %s', async (_, html, change) => {
  const [before, after] = await idsAround(html, change);
  expect(after).not.toBe(before);
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
])('the id stays while %s', async (_, html, change) => {
  const [before, after] = await idsAround(html, change);
  expect(after).toBe(before);
});

test('it fits into what a picture may be told', () => {
  expect(watchMoves(document, life.signal).id().length).toBeLessThanOrEqual(60);
});
