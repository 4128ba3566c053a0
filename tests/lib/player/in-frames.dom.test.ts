import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Advance } from '#lib/model/guide.ts';
import { advanceOn } from '#lib/player/advance-on.ts';
import { bringIntoView } from '#lib/player/bring-into-view.ts';
import { play } from '#lib/player/play.ts';
import { Player } from '#lib/player/player.ts';
import { aFrame, clickOn, inside } from '#tests/fixtures/a-frame.ts';
import { aRun, aStep, byId } from './a-guide.ts';

let ends: AbortController;
let frame: HTMLIFrameElement;
const advanced = vi.fn();
const size = 'width:500px;height:300px';

beforeEach(async () => {
  await page.viewport(900, 700);
  ends = new AbortController();
  advanced.mockReset();
  document.body.innerHTML =
    '<button id="outside">Outside</button><handrail-overlay><button>Ours</button></handrail-overlay>';
  frame = await aFrame('<button id="go"><b>+</b> Go</button><button id="other">Other</button><input id="name">', {
    style: size,
  });
});
afterEach(() => ends.abort());

function hear(how: Advance, id: string): HTMLElement {
  const element = inside(frame, `#${id}`);
  const isAlike = (other: Element) => other.id === 'other';
  advanceOn({ advanceOn: how }, element, { onAdvance: advanced, isAlike }, ends.signal);
  return element;
}

test('a click in a frame advances, and so does one on what is as good', async () => {
  hear('click', 'go');
  await userEvent.click(page.getByRole('button', { name: 'Outside' }));
  expect(advanced).not.toHaveBeenCalled();
  await clickOn(inside(frame, 'b'));
  expect(advanced).toHaveBeenCalledTimes(1);
  hear('click', 'go');
  await clickOn(inside(frame, '#other'));
  expect(advanced).toHaveBeenCalledTimes(2);
});

test('a press that makes the page in the frame go away advances', async () => {
  hear('click', 'go').addEventListener('pointerdown', () => (frame.srcdoc = '<p>Next</p>'));
  await clickOn(inside(frame, '#go'));
  await expect.poll(() => advanced.mock.calls.length).toBe(1);
});

test('Enter in a field of a frame is heard', async () => {
  hear('press', 'name').focus();
  await userEvent.keyboard('a{Enter}');
  expect(advanced).toHaveBeenCalledTimes(1);
});

test('keys that belong to no element are heard in a frame as well', async () => {
  const player = new Player(aRun([aStep({ advanceOn: 'press', keys: 'Escape', target: null })]), location.href);
  play(player, document, byId, ends.signal);
  inside(frame, '#name').focus();
  await userEvent.keyboard('a');
  expect(player.phase.value).toBe('showing');
  await userEvent.keyboard('{Escape}');
  expect(player.phase.value).toBe('done');
});

test('typing in a frame is done when the person goes on, inside of the frame or outside of it', async () => {
  for (const next of [inside(frame, '#other'), document.getElementById('outside')!]) {
    advanced.mockReset();
    hear('input', 'name').focus();
    await userEvent.keyboard('a');
    expect(advanced).not.toHaveBeenCalled();
    await clickOn(next);
    expect(advanced).toHaveBeenCalledTimes(1);
  }
});

test('going from a field in a frame to our card is not going on', async () => {
  hear('input', 'name').focus();
  await userEvent.keyboard('a');
  await userEvent.click(page.getByRole('button', { name: 'Ours' }));
  expect(advanced).not.toHaveBeenCalled();
});

test('an element is brought into view through its frames', async () => {
  document.body.insertAdjacentHTML('afterbegin', '<div style="height:2000px"></div>');
  const inner = await aFrame('<div style="height:2000px"></div><button>Deep</button>', {
    into: frame.contentDocument!.body,
    style: 'margin-top:1500px;width:300px;height:200px',
  });
  const button = inside(inner, 'button');
  const isSeen = () =>
    new Promise<boolean>((tell) => {
      const views = new IntersectionObserver(([entry]) => {
        views.disconnect();
        tell(entry!.isIntersecting);
      });
      views.observe(button);
    });
  expect(await isSeen()).toBe(false);
  bringIntoView(button, ends.signal);
  await expect.poll(isSeen, { timeout: 5000 }).toBe(true);
});
