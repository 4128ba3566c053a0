import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import css from '#components/overlay/overlay.css?inline';
import { overlayTag } from '#lib/overlay/earlier.ts';
import { openOverlay } from '#lib/overlay/mount-overlay.ts';
import { sheetOf } from '#lib/overlay/sheet.ts';
import { boxOf } from '#lib/frames/frames.ts';
import { aFrame, inside, loadAnew } from '#tests/fixtures/a-frame.ts';

let ends: AbortController;
let outer: HTMLIFrameElement;
let inner: HTMLIFrameElement;
const tall = '<body style="margin:0;height:3000px">';

beforeEach(async () => {
  await page.viewport(900, 700);
  ends = new AbortController();
  document.body.innerHTML = '<p style="height:60px"></p><button id="outside">Outside</button><div></div>';
  document.body.style.height = '3000px';
  outer = await aFrame(tall, { style: 'border:9px solid;padding:3px 5px;width:500px;height:400px' });
  inner = await aFrame(`${tall}<button style="margin:40px;width:120px;height:30px">Target</button><input>`, {
    into: outer.contentDocument!.body,
    style: 'margin:20px;width:300px;height:200px',
  });
});
afterEach(() => {
  ends.abort();
  document.body.style.height = '';
  scrollTo(0, 0);
});

const target = () => inside(inner, 'button');
const open = () => openOverlay(sheetOf(css), ends.signal);
const card = () => (
  <section class="card" tabIndex={-1}>
    <button type="button">Ours</button>
  </section>
);

/** Written out, and not by the helper that is tried: the way a picture of the page would be measured. */
function seenAt(): { left: number; top: number } {
  const of = target().getBoundingClientRect();
  const middle = inner.getBoundingClientRect();
  const around = outer.getBoundingClientRect();
  return { left: of.left + 2 + middle.left + 9 + 5 + around.left, top: of.top + 2 + middle.top + 9 + 3 + around.top };
}

test('a ring and a card are at an element in frames of frames, however each of them scrolls', async () => {
  const overlay = open();
  const ring = overlay.show(() => <div class="spotlight" />, { level: 0 }, ends.signal);
  const layer = overlay.show(card, { level: 2 }, ends.signal);
  ring.attach(target(), 'over');
  layer.attach(target(), 'below');
  const isExact = async () => {
    await expect
      .poll(() => {
        const is = ring.element.getBoundingClientRect();
        return Math.hypot(is.left - seenAt().left, is.top - seenAt().top);
      })
      .toBeLessThan(0.6);
    expect(ring.element.offsetWidth).toBe(120);
    await expect.poll(() => layer.element.getBoundingClientRect().top - seenAt().top - 30).toBeCloseTo(12, 0);
  };
  await isExact();
  inner.contentWindow!.scrollTo(0, 20);
  await isExact();
  outer.contentWindow!.scrollTo(0, 15);
  await isExact();
  scrollTo(0, 50);
  await isExact();
  outer.style.marginLeft = '77px';
  await isExact();
});

test('a dot is at the corner of its element', async () => {
  const layer = open().show(
    () => <i style={{ display: 'block', width: '10px', height: '10px' }} />,
    { level: 1 },
    ends.signal,
  );
  layer.attach(target(), 'corner');
  await expect
    .poll(() => {
      const is = layer.element.getBoundingClientRect();
      return [Math.round(is.left + is.width / 2 - seenAt().left), Math.round(is.top + is.height / 2 - seenAt().top)];
    })
    .toEqual([120, 0]);
});

test('an element that its frame scrolled away, or that is gone with the page in it, has no ring', async () => {
  const overlay = open();
  const ring = overlay.show(() => <div class="spotlight" />, { level: 0 }, ends.signal);
  const layer = overlay.show(card, { level: 2 }, ends.signal);
  ring.attach(target(), 'over');
  layer.attach(target(), 'below');
  const isAway = () => ring.element.dataset['away'] === '' && getComputedStyle(ring.element).visibility === 'hidden';
  await expect.poll(isAway).toBe(false);
  inner.contentWindow!.scrollTo(0, 900);
  await expect.poll(isAway).toBe(true);
  expect(innerHeight - layer.element.getBoundingClientRect().bottom).toBeCloseTo(16, 0);
  inner.contentWindow!.scrollTo(0, 0);
  await expect.poll(isAway).toBe(false);
  outer.style.display = 'none';
  await expect.poll(isAway).toBe(true);
});

test('at a frame of another site a ring is where what is meant in it is said to be', async () => {
  const foreign = await aFrame(tall, {
    sandbox: '',
    style: 'border:9px solid;padding:3px 5px;width:200px;height:100px;position:fixed;top:100px;left:50px',
  });
  const overlay = open();
  const ring = overlay.show(() => <div class="spotlight" />, { level: 0 }, ends.signal);
  const layer = overlay.show(card, { level: 2 }, ends.signal);
  let said = new DOMRect(104, 132, 60, 30);
  const at = { inside: { box: () => said } };
  ring.attach(foreign, 'over', at);
  layer.attach(foreign, 'below', at);
  const seen = () => {
    const { x, y, width, height } = ring.element.getBoundingClientRect();
    return ring.element.dataset['away'] === '' ? 'away' : [x, y, width, height];
  };
  await expect.poll(seen).toEqual([104, 132, 60, 30]);
  await expect.poll(() => layer.element.getBoundingClientRect().top).toBeCloseTo(132 + 30 + 12, 0);
  said = new DOMRect(104, 120, 60, 30);
  await expect.poll(seen).toEqual([104, 120, 60, 30]);
  said = new DOMRect(104, 224, 60, 0);
  await expect.poll(seen).toBe('away');
  said = new DOMRect(104, -40, 60, 30);
  await expect.poll(seen).toBe('away');
});

test('a layer that goes from a frame to the page around it is placed by the browser again', async () => {
  const layer = open().show(card, { level: 2 }, ends.signal);
  layer.attach(target(), 'below');
  expect(layer.element.dataset['floating']).toBe('');
  layer.attach(document.getElementById('outside')!, 'below');
  expect(layer.element.dataset['floating']).toBeUndefined();
});

test('the keyboard goes into the card and back to the field in the frame', async () => {
  const overlay = open();
  const layer = overlay.show(card, { level: 2 }, ends.signal);
  layer.attach(target(), 'below');
  inside(inner, 'input').focus();
  const hasFocus = () =>
    inner.contentDocument!.activeElement === inside(inner, 'input') && inner.contentDocument!.hasFocus();
  expect(hasFocus()).toBe(true);
  overlay.swapFocus();
  expect(overlay.hasFocus(layer)).toBe(true);
  overlay.swapFocus();
  expect(hasFocus()).toBe(true);
});

test('Tab leads from the last field of the frame into the card, and Shift+Tab back', async () => {
  document.body.insertAdjacentHTML('beforeend', '<button>Later</button>');
  const layer = open().show(card, { level: 2 }, ends.signal);
  layer.attach(target(), 'below');
  inside(inner, 'input').focus();
  await userEvent.keyboard('{Tab}');
  const active = () => document.querySelector(overlayTag)!.shadowRoot!.activeElement?.textContent;
  expect(active()).toBe('Ours');
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  expect(active()).toBeUndefined();
  expect(inner.contentDocument!.activeElement).toBe(inside(inner, 'input'));
});

test('the field in the frame gets the keyboard back when ours goes', async () => {
  const mine = new AbortController();
  const overlay = open();
  const layer = overlay.show(card, { level: 2 }, mine.signal);
  layer.attach(target(), 'below');
  inside(inner, 'input').focus();
  overlay.swapFocus();
  mine.abort();
  await userEvent.keyboard('abc');
  expect((inside(inner, 'input') as HTMLInputElement).value).toBe('abc');
});

test('of a frame that loaded anew nothing is followed any more', async () => {
  const layer = open().show(() => <div class="spotlight" />, { level: 0 }, ends.signal);
  layer.attach(target(), 'over');
  const before = target();
  await loadAnew(inner, '<p>Other</p>');
  await expect.poll(() => layer.element.dataset['away']).toBe('');
  expect(boxOf(before).width).toBe(0);
});
