import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { aRecordedPage, at } from '#tests/fixtures/a-recorded-page.ts';

const recorded = aRecordedPage();
const take = (keys: RegExp) =>
  document.addEventListener('keydown', (event) => keys.test(event.key) && event.preventDefault(), {
    signal: recorded.life.signal,
  });

test.each([
  ['{Control>}k{/Control}', 'Press **Ctrl+K**', 'Ctrl+K'],
  ['{F2}', 'Press **F2**', 'F2'],
  ['n', 'Press **N**', 'N'],
])('a shortcut of the page (%s) is a step, wherever the keyboard is', async (keys, title, chord) => {
  recorded.show('<button>Save</button>');
  take(/^(k|n|F2)$/);
  document.querySelector('button')!.focus();
  await userEvent.keyboard(keys);
  await expect.poll(() => recorded.told()).toEqual([`press: ${title}`]);
  expect(recorded.steps[0]).toMatchObject({ keys: chord, target: null, advanceOn: 'press' });
});

test.each(['{Control>}c{/Control}', 'x', '{ArrowDown}'])(
  'keys (%s) that are how people work are none',
  async (keys) => {
    recorded.show('<input><button>Save</button>');
    take(/./);
    document.querySelector(keys === 'x' ? 'input' : 'button')!.focus();
    await userEvent.keyboard(keys);
    await new Promise((done) => setTimeout(done, 50));
    expect(recorded.told()).toEqual([]);
  },
);

test('a shortcut that the page does not take is none', async () => {
  recorded.show('<button>Save</button>');
  document.querySelector('button')!.focus();
  await userEvent.keyboard('{Alt>}q{/Alt}');
  await new Promise((done) => setTimeout(done, 50));
  expect(recorded.told()).toEqual([]);
});

test('Escape that closes a dialog is a step', async () => {
  recorded.show('<dialog>Sure?<button>No</button></dialog>');
  document.querySelector('dialog')!.showModal();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => recorded.told()).toEqual(['press: Press **Escape**']);
});

test('Escape that closes nothing is none', async () => {
  recorded.show('<button>No</button>');
  document.querySelector('button')!.focus();
  await userEvent.keyboard('{Escape}');
  await new Promise((done) => setTimeout(done, 400));
  expect(recorded.told()).toEqual([]);
});

test('Enter that the page takes in several lines sends them', async () => {
  recorded.show('<label>Message <textarea></textarea></label>');
  take(/Enter/);
  await userEvent.click(at('textarea'));
  await userEvent.keyboard('a{Enter}');
  await expect
    .poll(() => recorded.told())
    .toEqual(['input: Fill in **Message**', 'press: Press **Enter** in **Message**']);
});
