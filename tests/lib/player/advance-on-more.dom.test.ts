import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Advance } from '#lib/model/guide.ts';
import { advanceOn } from '#lib/player/advance-on.ts';

let ends: AbortController;
const advanced = vi.fn();

beforeEach(() => {
  ends = new AbortController();
  advanced.mockReset();
  document.body.innerHTML = `<div style="display:grid;gap:60px;padding:40px">
    <div id="go" style="width:100px;height:40px;user-select:none"><span id="icon">+</span> Go</div>
    <div id="other" style="width:100px;height:40px">Other</div><input id="name"></div>`;
});
afterEach(() => ends.abort());

const at = (id: string) => document.getElementById(id)!;
const on = (id: string) => page.elementLocator(at(id));
const hear = (how: Advance, element: Element = at('go'), keys?: string): void =>
  advanceOn({ advanceOn: how, ...(keys && { keys }) }, element, { onAdvance: advanced }, ends.signal);

test('a double-click on the element or in it advances, one press or another element does not', async () => {
  hear('double-click');
  await userEvent.click(on('go'));
  await userEvent.dblClick(on('other'));
  expect(advanced).not.toHaveBeenCalled();
  await userEvent.dblClick(on('icon'));
  expect(advanced).toHaveBeenCalledTimes(1);
});

test('the right button advances a step that asks for it, the left one does not', async () => {
  hear('right-click');
  await userEvent.click(on('go'));
  expect(advanced).not.toHaveBeenCalled();
  await userEvent.click(on('go'), { button: 'right' });
  expect(advanced).toHaveBeenCalledTimes(1);
});

test('the pointer advances when it rests on the element, not when it passes', async () => {
  await userEvent.hover(on('name'));
  hear('hover');
  await userEvent.hover(on('go'));
  await userEvent.hover(on('other'));
  await new Promise((done) => setTimeout(done, 400));
  expect(advanced).not.toHaveBeenCalled();
  await userEvent.hover(on('go'));
  await expect.poll(() => advanced.mock.calls.length).toBe(1);
});

test('a slider that was dragged may be set with keys as well, and is when the person goes on', async () => {
  at('other').outerHTML = '<div id="slider" role="slider" tabindex="0" aria-valuenow="1">Discount</div>';
  hear('drag', at('slider'));
  at('slider').focus();
  await userEvent.keyboard('{ArrowRight}{Tab}');
  expect(advanced).not.toHaveBeenCalled();
  at('slider').addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowRight') at('slider').setAttribute('aria-valuenow', '2');
  });
  at('slider').focus();
  // Held down, to its end.
  await userEvent.keyboard('{ArrowRight>3/}');
  expect(advanced).not.toHaveBeenCalled();
  await userEvent.keyboard('{Tab}');
  expect(advanced).toHaveBeenCalledTimes(1);
});

test('an entry that is as good counts although its list is gone at the press', async () => {
  at('other').addEventListener('pointerdown', () => at('other').remove());
  const isAlike = ({ id }: Element) => id === 'other';
  advanceOn({ advanceOn: 'click' }, at('go'), { onAdvance: advanced, isAlike }, ends.signal);
  await userEvent.click(on('other'));
  await expect.poll(() => advanced.mock.calls.length).toBe(1);
});

test.each([false, true])('dragging it advances when it is let go (by the browser: %s)', async (isByBrowser) => {
  at('go').draggable = isByBrowser;
  at('other').addEventListener('dragover', (event) => event.preventDefault());
  hear('drag');
  await userEvent.click(on('go'));
  await userEvent.dragAndDrop(on('other'), on('go'));
  expect(advanced).not.toHaveBeenCalled();
  await userEvent.dragAndDrop(on('go'), on('other'));
  expect(advanced).toHaveBeenCalledTimes(1);
});

test('keys advance wherever the keyboard is, others do not', async () => {
  hear('press', document.documentElement, 'Ctrl+K');
  at('name').focus();
  await userEvent.keyboard('k{Control>}j{/Control}');
  expect(advanced).not.toHaveBeenCalled();
  await userEvent.keyboard('{Control>}k{/Control}');
  expect(advanced).toHaveBeenCalledTimes(1);
});
