import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { scrolling } from '#lib/model/step-kind.ts';
import { play } from '#lib/player/play.ts';
import { Player } from '#lib/player/player.ts';
import { describe as describeElement } from '#lib/target/describe.ts';
import { awaitTarget } from '#lib/target/watch.ts';
import { aVirtualList, reports } from '#tests/fixtures/a-virtual-list.ts';
import { aRun, aStep } from './a-guide.ts';

const quick = { slowMs: 60, lackMs: 150, missingMs: 300 };
let ends: AbortController;
let pane: HTMLElement;

beforeEach(() => {
  ends = new AbortController();
  document.body.innerHTML = '<h1>Office</h1><button>Filter</button><section aria-label="Reports"></section>';
  pane = aVirtualList(reports);
  document.querySelector('section')!.append(pane);
});
afterEach(() => ends.abort());

const button = (name: string) => page.getByRole('button', { name, exact: true });
const targetOf = (element: Element) => describeElement(element);
const scroll = async (top: number): Promise<void> => {
  pane.scrollTop = top;
  await new Promise((done) => setTimeout(done, 100));
};

/** Filter, scroll, and press a report far down, as they were recorded. */
async function playing(): Promise<Player> {
  const list = targetOf(pane);
  delete list.name;
  delete list.text;
  await scroll(2880);
  const report = targetOf(button(reports[121]!).element());
  await scroll(0);
  const steps = [
    aStep({ target: targetOf(button('Filter').element()) }),
    aStep({ ...scrolling, target: list }),
    aStep({ target: report }),
    aStep({ target: null, action: 'read', advanceOn: 'next' }),
  ];
  const player = new Player(aRun(steps), location.href);
  play(player, document, awaitTarget, ends.signal, quick);
  return player;
}

test('what has to be scrolled is shown, and never scrolled, until the element of the next step is there', async () => {
  const player = await playing();
  await userEvent.click(button('Filter'));
  expect(player.index.value).toBe(1);
  await new Promise((done) => setTimeout(done, quick.missingMs + 100));
  expect(player.phase.value).toBe('showing');
  expect(player.element.value).toBe(pane);
  expect(pane.scrollTop).toBe(0);
  await scroll(1440);
  expect(player.index.value).toBe(1);
  await scroll(2880);
  await expect.poll(() => player.index.value).toBe(2);
  expect(player.element.value).toBe(button(reports[121]!).element());
  await userEvent.click(button(reports[121]!));
  expect(player.index.value).toBe(3);
});

test('whoever has it in front of them is not told to scroll, and Back does not ask for it either', async () => {
  const player = await playing();
  await scroll(2880);
  await userEvent.click(button('Filter'));
  expect(player.index.value).toBe(2);
  player.back();
  expect(player.index.value).toBe(0);
});

test('where the list is another one, the words are still there, and so is the way on', async () => {
  const player = await playing();
  await userEvent.click(button('Filter'));
  pane.remove();
  await expect.poll(() => player.element.value).toBe(null);
  await new Promise((done) => setTimeout(done, quick.missingMs + 100));
  expect(player.phase.value).toBe('showing');
  expect(player.needsNext.value).toBe(true);
});
