import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Masks } from '#lib/model/recording.ts';
import { pickElement } from '#lib/recorder/picker.ts';
import { parentOf } from '#lib/target/dom.ts';
import { aRecordedPage, at } from '#tests/fixtures/a-recorded-page.ts';
import { aFrame, clickOn, inside, loadAnew } from '#tests/fixtures/a-frame.ts';

const recorded = aRecordedPage();
const form = `<label>Company <input></label><label>Note <textarea></textarea></label>
  <div role="textbox" aria-label="Text" contenteditable><p>x</p></div>
  <label>Stage <select><option>New</option><option>Won</option></select></label>
  <label><input type="checkbox"> Urgent</label><button>Save</button>`;

test('what is done in a frame becomes the same steps as elsewhere', async () => {
  recorded.show('<button>New</button>');
  await userEvent.click(at('button'));
  const frame = await aFrame(form, { height: 400 });
  await clickOn(inside(frame, 'input'));
  await userEvent.keyboard('Acme{Enter}');
  await clickOn(inside(frame, 'textarea'));
  await userEvent.keyboard('a');
  await clickOn(inside(frame, 'p'));
  await userEvent.keyboard('b');
  inside(frame, 'select').focus();
  await userEvent.keyboard('w');
  await clickOn(inside(frame, '[type=checkbox]'));
  await clickOn(inside(frame, 'button'));
  expect(recorded.told()).toEqual([
    'click: Click **New**',
    'input: Fill in **Company**',
    'press: Press **Enter** in **Company**',
    'input: Fill in **Note**',
    'input: Fill in **Text**',
    'select: Choose **Stage**',
    'check: Tick or untick **Urgent**',
    'click: Click **Save**',
  ]);
  expect(recorded.steps.every(({ url }) => url === location.href)).toBe(true);
  expect(JSON.stringify(recorded.handedOut)).not.toContain('Acme');
});

test('in a frame that loaded anew, too, and in one inside of it', async () => {
  recorded.show('');
  const frame = await aFrame('<button>One</button>', { height: 400 });
  await clickOn(inside(frame, 'button'));
  await loadAnew(frame, '<button>Two</button>');
  await clickOn(inside(frame, 'button'));
  const inner = await aFrame('<button>Three</button>', { into: frame.contentDocument!.body });
  await clickOn(inside(inner, 'button'));
  expect(recorded.told()).toEqual(['click: Click **One**', 'click: Click **Two**', 'click: Click **Three**']);
});

test('records in it are data, and the box of a step is in the top window', async () => {
  recorded.show('<p style="height:60px"></p>');
  const row = (name: string) => `<tr><td>${name}</td><td><button>Edit</button></td></tr>`;
  const frame = await aFrame(
    `<table><thead><tr><th>Name</th><th>Actions</th></tr></thead><tbody>${['Ada', 'Bea', 'Cid'].map(row).join('')}`,
    { style: 'margin-left:50px' },
  );
  await clickOn(inside(frame, 'tbody tr:nth-child(2) button'));
  await clickOn(inside(frame, 'tbody tr:nth-child(2) td'));
  expect(recorded.told()).toEqual(['click: In the row you need, click **Edit**', 'click: Click the entry you need']);
  expect(JSON.stringify(recorded.handedOut)).not.toContain('Bea');
  const { left, top } = frame.getBoundingClientRect();
  const button = inside(frame, 'tbody tr:nth-child(2) button').getBoundingClientRect();
  expect(recorded.steps[0]!.frame!.x).toBeCloseTo(left + 2 + button.x, 0);
  expect(recorded.steps[0]!.frame!.y).toBeCloseTo(top + 2 + button.y, 0);
  expect(masksIn(recorded.handedOut)[0]!.rects).toContainEqual(
    expect.objectContaining({ x: left, y: top, width: frame.offsetWidth }),
  );
});

test('an element in a frame can be picked, and its page gets no press of it', async () => {
  document.body.innerHTML = '';
  const frame = await aFrame('<button onclick="this.textContent = `Done`">Save</button>');
  const picked: Element[] = [];
  const hovered: (Element | null)[] = [];
  const picking = {
    actionable: (element: Element) => element,
    parentOf,
    isOurs: () => false,
    onHover: (element: Element | null) => hovered.push(element),
    onPick: (element: Element) => picked.push(element),
    onLeave: () => undefined,
  };
  pickElement(document, picking, recorded.life.signal);
  await clickOn(inside(frame, 'button'));
  expect(picked).toEqual([inside(frame, 'button')]);
  expect(hovered).toContain(inside(frame, 'button'));
  expect(inside(frame, 'button').textContent).toBe('Save');
});

function masksIn(handedOut: readonly unknown[]): Masks[] {
  return handedOut.flatMap((one) => (one as { glimpse?: Masks | null }).glimpse ?? []);
}
