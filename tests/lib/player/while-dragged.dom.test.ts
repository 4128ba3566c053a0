import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { whileDragged } from '#lib/player/while-dragged.ts';

let ends: AbortController;
let told: boolean[];

beforeEach(() => {
  ends = new AbortController();
  told = [];
  document.body.innerHTML = `<div style="display:flex;gap:80px"><div id="card" style="width:80px;height:40px">Card</div>
    <div id="done" style="width:80px;height:80px">Done</div></div>`;
  whileDragged(document.getElementById('card')!, (isDragged) => told.push(isDragged), ends.signal);
});
afterEach(() => ends.abort());
const on = (id: string) => page.elementLocator(document.getElementById(id)!);

test.each([false, true])('from the press until it is let go (dragged by the browser: %s)', async (isByBrowser) => {
  document.getElementById('card')!.draggable = isByBrowser;
  document.getElementById('done')!.addEventListener('dragover', (event) => event.preventDefault());
  let atDrop: boolean | undefined;
  for (const type of ['pointerup', 'drop']) document.addEventListener(type, () => (atDrop ??= told[0]), ends);
  await userEvent.dragAndDrop(on('card'), on('done'));
  expect(atDrop).toBe(true);
  expect(told[0]).toBe(true);
  expect(told.at(-1)).toBe(false);
});

test('another element is none of it, and nothing stays when it is over', async () => {
  await userEvent.click(on('done'));
  expect(told).not.toContain(true);
  ends.abort();
  expect(told.at(-1)).toBe(false);
});
