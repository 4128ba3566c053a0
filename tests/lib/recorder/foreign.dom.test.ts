import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { watchForeign } from '#lib/recorder/foreign.ts';
import { aFrame, clickOn, inside } from '#tests/fixtures/a-frame.ts';

let ends: AbortController;
let told: (Element | null)[];

beforeEach(() => {
  ends = new AbortController();
  told = [];
  document.body.innerHTML = '<button>Ours</button>';
  watchForeign(document, (frame) => told.push(frame), ends.signal);
});
afterEach(() => ends.abort());

test('who clicks into a frame of another site is told so, until they come back', async () => {
  const foreign = await aFrame('<button>Pay</button>', { sandbox: '' });
  await clickOn(foreign);
  await expect.poll(() => told).toEqual([foreign]);
  await userEvent.click(page.getByRole('button', { name: 'Ours' }));
  await expect.poll(() => told).toEqual([foreign, null]);
});

test('also from one frame into another inside of it', async () => {
  const own = await aFrame('<button>Own</button>');
  const foreign = await aFrame('<button>Pay</button>', {
    sandbox: '',
    into: own.contentDocument!.body,
  });
  await clickOn(inside(own, 'button'));
  await clickOn(foreign);
  await expect.poll(() => told).toEqual([foreign]);
});

test('a frame of this site is none, not even an empty one', async () => {
  const own = await aFrame('<button>Own</button>');
  await clickOn(inside(own, 'button'));
  await userEvent.click(page.getByRole('button', { name: 'Ours' }));
  own.contentDocument!.documentElement.remove();
  own.focus();
  await new Promise((done) => setTimeout(done, 50));
  expect(told).toEqual([]);
});
