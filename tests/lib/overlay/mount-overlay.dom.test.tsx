import { signal as value } from '@preact/signals-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import css from '#components/overlay/overlay.css?inline';
import { overlayTag } from '#lib/overlay/earlier.ts';
import { mountOverlay, openOverlay } from '#lib/overlay/mount-overlay.ts';
import { sheetOf } from '#lib/overlay/sheet.ts';

let ends: AbortController;

beforeEach(async () => {
  await page.viewport(900, 700);
  ends = new AbortController();
  document.body.innerHTML = `
    <style>div, section { display: none !important } ${overlayTag} { display: none !important; opacity: 0 !important }</style>
    <p style="height: 60px"></p>
    <span id="frame" style="display: block; height: 120px; overflow: auto; width: 300px">
      <button id="target" style="margin: 20px; width: 120px; height: 30px">Target</button>
      <span style="display: block; height: 900px"></span>
    </span>
    <dialog id="dialog"><button id="inside">Inside</button></dialog>`;
});
afterEach(() => ends.abort());

const byId = (id: string) => document.getElementById(id)!;
const host = () => document.querySelector(overlayTag)!;
const frames = () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
const open = () => openOverlay(sheetOf(css), ends.signal);
const card = (onClick = () => {}) => (
  <section class="card">
    <button type="button" onClick={onClick}>
      Ours
    </button>
  </section>
);

test('a card lies beside its element and follows it when something scrolls', async () => {
  const layer = open().show(() => card(), { level: 2 }, ends.signal);
  layer.attach(byId('target'), 'below');
  await frames();
  const gapNow = () => layer.element.getBoundingClientRect().top - byId('target').getBoundingClientRect().bottom;
  expect(gapNow()).toBeCloseTo(12, 0);
  byId('frame').scrollTop = 10;
  await frames();
  expect(gapNow()).toBeCloseTo(12, 0);
});

test('a ring is exactly over its element, also where that is turned or scaled', async () => {
  const layer = open().show(() => <div class="spotlight" />, { level: 0 }, ends.signal);
  byId('target').style.transform = 'translate(31px, 7px) scale(1.2)';
  layer.attach(byId('target'), 'over');
  await frames();
  const is = layer.element.getBoundingClientRect();
  const of = byId('target').getBoundingClientRect();
  for (const side of ['left', 'top', 'right', 'bottom'] as const) expect(Math.abs(is[side] - of[side])).toBeLessThan(1);
});

test('where the browser cannot place it, floating-ui does, and keeps to it', async () => {
  vi.spyOn(CSS, 'supports').mockReturnValue(false);
  const overlay = open();
  const ring = overlay.show(() => <div class="spotlight" />, { level: 0 }, ends.signal);
  const layer = overlay.show(() => card(), { level: 2 }, ends.signal);
  ring.attach(byId('target'), 'over');
  layer.attach(byId('target'), 'below');
  await expect.poll(() => layer.element.dataset['floating']).toBe('');
  const of = () => byId('target').getBoundingClientRect();
  await expect.poll(() => layer.element.getBoundingClientRect().top - of().bottom).toBeCloseTo(12, 0);
  byId('frame').scrollTop = 10;
  await expect.poll(() => layer.element.getBoundingClientRect().top - of().bottom).toBeCloseTo(12, 0);
  expect(ring.element.getBoundingClientRect().top).toBeCloseTo(of().top, 0);
  vi.restoreAllMocks();
});

test('an element scrolled out of sight leaves the card in the corner and no ring', async () => {
  const overlay = open();
  const ring = overlay.show(() => <div class="spotlight" />, { level: 0 }, ends.signal);
  const layer = overlay.show(() => card(), { level: 2 }, ends.signal);
  ring.attach(byId('target'), 'over');
  layer.attach(byId('target'), 'below');
  byId('frame').scrollTop = 400;
  await expect.poll(() => layer.element.dataset['away']).toBe('');
  expect(window.innerHeight - layer.element.getBoundingClientRect().bottom).toBeCloseTo(16, 0);
  expect(getComputedStyle(ring.element).visibility).toBe('hidden');
});

test('what is needed next stays free', async () => {
  document.body.insertAdjacentHTML('beforeend', '<button id="next">Next</button>');
  Object.assign(byId('next').style, { position: 'absolute', left: '60px', top: '190px' });
  const layer = open().show(() => card(), { level: 2 }, ends.signal);
  const isFree = () => {
    const is = layer.element.getBoundingClientRect();
    const of = byId('next').getBoundingClientRect();
    return is.left >= of.right || is.top >= of.bottom || is.bottom <= of.top;
  };
  layer.attach(byId('target'), 'below');
  await frames();
  expect(isFree()).toBe(false);
  layer.attach(byId('target'), 'below', { avoid: byId('next') });
  await frames();
  expect(isFree()).toBe(true);
});

test('in a narrow window it is a sheet at the edge that leaves its element free', async () => {
  await page.viewport(320, 600);
  const layer = open().show(() => card(), { level: 2 }, ends.signal);
  layer.attach(byId('target'), 'below');
  await frames();
  expect(layer.element.getBoundingClientRect().bottom).toBe(600);
  expect(layer.element.offsetWidth).toBe(320);
  Object.assign(byId('target').style, { position: 'fixed', top: '550px' });
  await expect.poll(() => layer.element.getBoundingClientRect().top).toBe(0);
});

test('in front of a modal dialog it can still be clicked, and comes home when that closes', async () => {
  const onClick = vi.fn();
  const layer = open().show(() => card(onClick), { level: 2 }, ends.signal);
  layer.rest('pinned');
  const dialog = byId('dialog') as HTMLDialogElement;
  dialog.showModal();
  await expect.poll(() => host().parentElement).toBe(dialog);
  await userEvent.click(page.getByRole('button', { name: 'Ours' }));
  expect(onClick).toHaveBeenCalledTimes(1);
  dialog.close();
  await expect.poll(() => host().parentElement).toBe(document.documentElement);
});

test('a dialog that is thrown away does not take us with it', async () => {
  const layer = open().show(() => card(), { level: 2 }, ends.signal);
  layer.rest('pinned');
  const dialog = byId('dialog') as HTMLDialogElement;
  dialog.showModal();
  await expect.poll(() => host().parentElement).toBe(dialog);
  dialog.remove();
  await expect.poll(() => document.querySelector(overlayTag)?.parentElement).toBe(document.documentElement);
  await expect.poll(() => layer.element.matches(':popover-open')).toBe(true);
});

test('clicks and keys in it do not reach the page, and Esc closes ours only', async () => {
  const heard = vi.fn();
  const onEscape = vi.fn();
  for (const type of ['click', 'pointerdown', 'keydown', 'focusin']) {
    document.addEventListener(type, heard, { signal: ends.signal });
  }
  const dialog = byId('dialog') as HTMLDialogElement;
  dialog.showModal();
  heard.mockReset();
  const layer = open().show(() => card(), { level: 2, onEscape }, ends.signal);
  layer.rest('pinned');
  await userEvent.click(page.getByRole('button', { name: 'Ours' }));
  await userEvent.keyboard('a{Escape}');
  expect(onEscape).toHaveBeenCalledTimes(1);
  expect(dialog.open).toBe(true);
  expect(heard).not.toHaveBeenCalled();
});

test('a page that closes its dialog at any press outside of it, heard before all others, keeps it at a press on ours', async () => {
  const close = vi.fn();
  const press = vi.fn();
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup'])
    document.addEventListener(type, close, { capture: true, signal: ends.signal });
  const layer = open().show(() => card(press), { level: 2 }, ends.signal);
  layer.rest('pinned');
  await userEvent.click(page.getByRole('button', { name: 'Ours' }));
  expect(press).toHaveBeenCalledTimes(1);
  expect(close).not.toHaveBeenCalled();
  await userEvent.click(page.getByRole('button', { name: 'Target' }));
  expect(close).toHaveBeenCalled();
});

test('a press of Esc that closed ours is ours to its end, though the page has the focus by then', async () => {
  const heard = vi.fn();
  byId('dialog').addEventListener('keydown', heard, { signal: ends.signal });
  byId('dialog').addEventListener('keyup', heard, { signal: ends.signal });
  const dialog = byId('dialog') as HTMLDialogElement;
  dialog.showModal();
  const mine = new AbortController();
  const layer = open().show(() => card(), { level: 2, onEscape: () => mine.abort() }, mine.signal);
  layer.rest('pinned');
  layer.element.querySelector('button')!.focus();
  await userEvent.keyboard('{Escape>3/}');
  expect(mine.signal.aborted).toBe(true);
  expect(heard).not.toHaveBeenCalled();
  expect(dialog.open).toBe(true);
  await userEvent.keyboard('{Escape}');
  expect(heard).toHaveBeenCalled();
  expect(dialog.open).toBe(false);
});

test('it is drawn again when a signal changes, and keeps the focus when it moves', async () => {
  const text = value('one');
  const layer = open().show(() => <button class="card">{text.value}</button>, { level: 2 }, ends.signal);
  layer.attach(byId('target'), 'below');
  layer.element.querySelector('button')!.focus();
  text.value = 'two';
  layer.attach(byId('frame'), 'below');
  const active = host().shadowRoot!.activeElement;
  expect(active?.textContent).toBe('two');
});

test('a drawing that takes away what had the keyboard leaves the keyboard in the card, and takes it from nobody', async () => {
  const overlay = open();
  const name = value('Skip');
  const view = () => (
    <section class="card" tabIndex={-1}>
      <button key={name.value} type="button">
        {name.value}
      </button>
    </section>
  );
  const layer = overlay.show(view, { level: 2 }, ends.signal);
  layer.attach(byId('target'), 'below');
  layer.element.querySelector('button')!.focus();
  name.value = 'Yes, here';
  expect(overlay.hasFocus(layer)).toBe(true);
  byId('target').focus();
  name.value = 'Skip';
  expect(document.activeElement).toBe(byId('target'));
});

test('the page gets its focus back when ours goes', () => {
  byId('target').focus();
  const mine = new AbortController();
  const layer = open().show(() => card(), { level: 2 }, mine.signal);
  layer.rest('pinned');
  layer.element.querySelector('button')!.focus();
  mine.abort();
  expect(document.activeElement).toBe(byId('target'));
});

test('nothing is written to the page, and nothing is left of us at the end', async () => {
  const before = byId('frame').outerHTML;
  const added: unknown[] = [];
  for (const target of [window, document]) {
    const add = target.addEventListener.bind(target) as (type: string, listen: unknown, options?: unknown) => void;
    vi.spyOn(target, 'addEventListener').mockImplementation((type: string, listen: unknown, options?: unknown) => {
      added.push((options as AddEventListenerOptions | undefined)?.signal);
      add(type, listen, options);
    });
  }
  const layer = mountOverlay(() => card(), ends.signal, { sheet: sheetOf(css) });
  layer.attach(byId('target'), 'below');
  await frames();
  expect(byId('frame').outerHTML).toBe(before);
  ends.abort();
  vi.restoreAllMocks();
  expect(added.length).toBeGreaterThan(0);
  expect(added.filter((signal) => !(signal instanceof AbortSignal) || !signal.aborted)).toEqual([]);
  expect(document.querySelector(overlayTag)).toBeNull();
});
