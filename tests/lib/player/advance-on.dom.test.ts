import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Advance } from '#lib/model/guide.ts';
import { advanceOn } from '#lib/player/advance-on.ts';

let ends: AbortController;
const advanced = vi.fn();
const typing = vi.fn();

beforeEach(() => {
  ends = new AbortController();
  advanced.mockReset();
  typing.mockReset();
  document.body.innerHTML = `
    <button id="go"><span id="icon">+</span> Go</button> <button id="other">Other</button>
    <label>Name <input id="name"></label> <label><input type="checkbox" id="tick"> Tick</label>
    <div id="editor" contenteditable="true" role="textbox" aria-label="Note">x</div>
    <handrail-overlay><button id="ours">Ours</button></handrail-overlay>`;
});
afterEach(() => ends.abort());

function hear(how: Advance, id: string, isEnterNext = false): HTMLElement {
  const element = document.getElementById(id)!;
  advanceOn({ advanceOn: how }, element, { onAdvance: advanced, onTyping: typing, isEnterNext }, ends.signal);
  return element;
}
const on = (id: string) => page.elementLocator(document.getElementById(id)!);

test('a click by a person advances, once', async () => {
  hear('click', 'go');
  await userEvent.click(on('go'));
  await userEvent.click(on('go'));
  expect(advanced).toHaveBeenCalledTimes(1);
});

test('a click on another element that is as good advances, too', async () => {
  const isAlike = ({ id }: Element) => id === 'other';
  advanceOn({ advanceOn: 'click' }, document.getElementById('go')!, { onAdvance: advanced, isAlike }, ends.signal);
  await userEvent.click(on('other'));
  expect(advanced).toHaveBeenCalledTimes(1);
});

test('a click by a script of the page does not', () => {
  hear('click', 'go').click();
  expect(advanced).not.toHaveBeenCalled();
});

test('a click elsewhere, or in our overlay, does not', async () => {
  hear('click', 'go');
  await userEvent.click(on('other'));
  document.getElementById('go')!.append(document.querySelector('handrail-overlay')!);
  await userEvent.click(on('ours'));
  expect(advanced).not.toHaveBeenCalled();
});

test('it is heard although the page stops the event', async () => {
  hear('click', 'go').addEventListener('click', (event) => event.stopImmediatePropagation());
  await userEvent.click(on('go'));
  expect(advanced).toHaveBeenCalledTimes(1);
});

test('the keyboard presses the button around the recorded icon', async () => {
  hear('click', 'icon');
  document.getElementById('go')!.focus();
  await userEvent.keyboard('{Enter}');
  expect(advanced).toHaveBeenCalledTimes(1);
});

test('an item that is gone before the click is heard by letting go', async () => {
  hear('click', 'go').addEventListener('pointerdown', (event) => (event.currentTarget as Element).remove());
  await userEvent.click(on('go'));
  await expect.poll(() => advanced.mock.calls.length).toBe(1);
});

test('typing does not advance, leaving the field does', async () => {
  hear('input', 'name');
  await userEvent.click(on('name'));
  await userEvent.keyboard('Ada');
  expect(typing).toHaveBeenCalled();
  expect(advanced).not.toHaveBeenCalled();
  await userEvent.keyboard('{Tab}');
  expect(advanced).toHaveBeenCalledTimes(1);
});

test('looking at a field without typing does not advance', async () => {
  hear('input', 'name');
  await userEvent.click(on('name'));
  await userEvent.click(on('other'));
  expect(advanced).not.toHaveBeenCalled();
});

test('Enter ends the typing', async () => {
  hear('input', 'name');
  await userEvent.click(on('name'));
  await userEvent.keyboard('A{Enter}');
  expect(advanced).toHaveBeenCalledTimes(1);
});

test('where Enter is a step of its own, it is left to that one', async () => {
  const name = hear('input', 'name', true);
  await userEvent.click(on('name'));
  await userEvent.keyboard('A');
  let atKey = -1;
  window.addEventListener('keydown', () => (atKey = advanced.mock.calls.length), { signal: ends.signal });
  await userEvent.keyboard('{Enter}');
  expect(name.ownerDocument.activeElement).toBe(name);
  expect(atKey).toBe(0);
});

test('going from the field to our card is not the end of typing', async () => {
  hear('input', 'name');
  await userEvent.click(on('name'));
  await userEvent.keyboard('A');
  await userEvent.click(on('ours'));
  expect(advanced).not.toHaveBeenCalled();
});

test('an editor that knows no change is done when left', async () => {
  hear('input', 'editor');
  await userEvent.click(on('editor'));
  await userEvent.keyboard('abc');
  await userEvent.click(on('other'));
  expect(advanced).toHaveBeenCalledTimes(1);
});

test('a tick is its own end', async () => {
  hear('input', 'tick');
  await userEvent.click(on('tick'));
  expect(advanced).toHaveBeenCalledTimes(1);
});

test('Enter in the field advances a press', async () => {
  hear('press', 'name');
  await userEvent.click(on('name'));
  await userEvent.keyboard('A{Enter}');
  expect(advanced).toHaveBeenCalledTimes(1);
});

test('nothing is heard after the end', async () => {
  hear('click', 'go');
  ends.abort();
  await userEvent.click(on('go'));
  expect(advanced).not.toHaveBeenCalled();
});
