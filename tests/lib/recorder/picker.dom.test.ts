import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { pickElement } from '#lib/recorder/picker.ts';
import { parentOf } from '#lib/target/dom.ts';
import { actionable } from '#lib/target/name.ts';

let life: AbortController;
const seen = { onHover: vi.fn(), onPick: vi.fn(), onLeave: vi.fn() };
const pageHeard = vi.fn();
const at = (selector: string) => page.elementLocator(document.querySelector(selector)!);

beforeEach(() => {
  life = new AbortController();
  for (const spy of [...Object.values(seen), pageHeard]) spy.mockReset();
  document.body.innerHTML =
    '<button id="save"><span>Save</span></button><label><input type="checkbox"> Urgent</label><a href="#gone">Go</a>';
  for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click', 'change'])
    document.addEventListener(type, pageHeard, { signal: life.signal });
  const isOurs = (target: EventTarget | undefined) => target instanceof Element && target.id === 'ours';
  pickElement(document, { actionable, parentOf, isOurs, ...seen }, life.signal);
});
afterEach(() => {
  life.abort();
  document.body.innerHTML = '';
});

test('a press picks the control, and the page hears nothing of it', async () => {
  await userEvent.click(at('span'));
  expect(seen.onPick).toHaveBeenCalledExactlyOnceWith(document.querySelector('#save'));
  expect(pageHeard).not.toHaveBeenCalled();
});

test('a box is not ticked and a link is not followed by being picked', async () => {
  await userEvent.click(at('input'));
  await userEvent.click(at('a'));
  expect(document.querySelector('input')!.checked).toBe(false);
  expect(location.hash).not.toBe('#gone');
});

test('the element under the pointer is shown', async () => {
  await userEvent.hover(at('#save'));
  expect(seen.onHover).toHaveBeenLastCalledWith(document.querySelector('#save'));
});

test('who goes into a frame that cannot be looked into points at nothing here', async () => {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', '');
  document.body.append(frame);
  await userEvent.hover(at('#save'));
  await userEvent.hover(at('iframe'));
  expect(seen.onHover).toHaveBeenLastCalledWith(null);
});

test('Escape leaves, nothing was picked, and the page heard nothing', async () => {
  const keys = vi.fn();
  document.addEventListener('keydown', keys, { signal: life.signal });
  await userEvent.keyboard('{Escape}');
  expect(seen.onLeave).toHaveBeenCalledOnce();
  expect(seen.onPick).not.toHaveBeenCalled();
  expect(keys).not.toHaveBeenCalled();
});

test('with the keyboard, Tab goes on and Enter picks what has the focus', async () => {
  document.querySelector<HTMLElement>('#save')!.focus();
  expect(seen.onHover).toHaveBeenLastCalledWith(document.querySelector('#save'));
  await userEvent.keyboard('{Enter}');
  expect(seen.onPick).toHaveBeenCalledExactlyOnceWith(document.querySelector('#save'));
  expect(pageHeard).not.toHaveBeenCalled();
});

describe('the arrow keys', () => {
  const one = (selector: string) => document.querySelector<HTMLElement>(selector);
  const shown = () => seen.onHover.mock.lastCall?.[0] as Element;
  beforeEach(() => {
    document.body.innerHTML =
      '<section><h2>Deals</h2><table><tr><td>Acme</td><td hidden>7</td><td><button>Edit</button></td></tr></table></section>';
  });

  test('lead from what has the focus to what is around it and back, and Enter picks that', async () => {
    one('button')!.focus();
    await userEvent.keyboard('{ArrowUp}');
    expect(shown()).toBe(one('td:last-child'));
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}');
    expect(shown()).toBe(one('section'));
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(shown()).toBe(one('td:last-child'));
    await userEvent.keyboard('{ArrowLeft}');
    expect(shown()).toBe(one('td'));
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    expect(shown()).toBe(one('button'));
    await userEvent.keyboard('{ArrowUp}{Enter}');
    expect(seen.onPick).toHaveBeenCalledExactlyOnceWith(one('td:last-child'));
  });

  test('lead into a page in which nothing takes the focus', async () => {
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(seen.onPick).toHaveBeenCalledExactlyOnceWith(one('h2'));
  });

  test('lead on from what is under the pointer, and a click picks what is shown', async () => {
    await userEvent.hover(at('button'));
    await userEvent.keyboard('{ArrowUp}');
    await userEvent.click(at('button'));
    expect(seen.onPick).toHaveBeenCalledExactlyOnceWith(one('td:last-child'));
  });

  test('pick what is shown, also where they led back to the pointer and the keyboard is elsewhere', async () => {
    one('button')!.focus();
    await userEvent.hover(at('h2'));
    await userEvent.keyboard('{ArrowUp}{ArrowDown}');
    expect(shown()).toBe(one('h2'));
    await userEvent.keyboard('{Enter}');
    expect(seen.onPick).toHaveBeenCalledExactlyOnceWith(one('h2'));
  });

  test('are forgotten once the pointer is elsewhere, and with another key they are the page’s', async () => {
    await userEvent.hover(at('button'));
    await userEvent.keyboard('{ArrowUp}{Alt>}{ArrowUp}{/Alt}');
    expect(shown()).toBe(one('td:last-child'));
    await userEvent.click(at('h2'));
    expect(seen.onPick).toHaveBeenCalledExactlyOnceWith(one('h2'));
  });
});

test('a click made by a script picks nothing', () => {
  document.querySelector<HTMLElement>('#save')!.click();
  expect(seen.onPick).not.toHaveBeenCalled();
});

test('a key made by a script picks nothing and leaves nothing', () => {
  const save = document.querySelector<HTMLElement>('#save')!;
  save.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
  save.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
  expect(seen.onPick).not.toHaveBeenCalled();
  expect(seen.onLeave).not.toHaveBeenCalled();
});

test('the empty page is nothing to pick, what is ours neither', async () => {
  await userEvent.click(page.elementLocator(document.body), { position: { x: 300, y: 200 } });
  expect(seen.onPick).not.toHaveBeenCalled();
});

test('afterwards the page is as before', async () => {
  life.abort();
  document.addEventListener('click', pageHeard, { once: true });
  await userEvent.click(at('input'));
  expect(document.querySelector('input')!.checked).toBe(true);
  expect(pageHeard).toHaveBeenCalled();
});
