import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { describe as describeElement } from '#lib/target/describe.ts';
import { find } from '#lib/target/find.ts';
import { aClosedRoot, anOpenRoot } from '#tests/fixtures/a-root.ts';
import { clickOn } from '#tests/fixtures/a-frame.ts';
import { aRecordedPage, at } from '#tests/fixtures/a-recorded-page.ts';

const recorded = aRecordedPage();
const form = `<label>Company <input></label><label>Note <textarea></textarea></label>
  <label>Stage <select><option>New</option><option>Won</option></select></label>
  <label><input type="checkbox"> Urgent</label><button>Save</button>`;

const roots: [string, (html: string) => ShadowRoot][] = [
  ['open', anOpenRoot],
  ['closed', aClosedRoot],
  ['closed, in one that is closed', (html) => aClosedRoot(html, aClosedRoot('<div></div>').querySelector('div')!)],
];

describe.each(roots)('in a shadow root that is %s', (_, make) => {
  test('what is done becomes the same steps as elsewhere, and each element is found again', async () => {
    recorded.show('<button>New</button>');
    await userEvent.click(at('button'));
    const root = make(form);
    await clickOn(root.querySelector('input')!);
    await userEvent.keyboard('Acme{Enter}');
    await clickOn(root.querySelector('textarea')!);
    await userEvent.keyboard('a');
    root.querySelector('select')!.focus();
    await userEvent.keyboard('w');
    await clickOn(root.querySelector('[type=checkbox]')!);
    await clickOn(root.querySelector('button')!);
    expect(recorded.told()).toEqual([
      'click: Click **New**',
      'input: Fill in **Company**',
      'press: Press **Enter** in **Company**',
      'input: Fill in **Note**',
      'select: Choose **Stage**',
      'check: Tick or untick **Urgent**',
      'click: Click **Save**',
    ]);
    expect(JSON.stringify(recorded.handedOut)).not.toContain('Acme');
    for (const element of root.querySelectorAll('input, textarea, select, button'))
      expect(find(describeElement(element), document)).toMatchObject({ element, outcome: 'found' });
  });
});

test('a button of a component is called by what the page hands into it, and by no record', async () => {
  const names = ['Ada Lovelace', 'Grace Hopper', 'Mary Shaw'].map((name) => `<li><x-b>${name}</x-b></li>`).join('');
  recorded.show(`<x-b>Slotted save</x-b><ul>${names}</ul>`);
  const [save, ada] = [...document.querySelectorAll('x-b')].map((host) => {
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<button><slot></slot></button>';
    return root.querySelector('button')!;
  });
  await clickOn(save!);
  await clickOn(ada!);
  expect(recorded.told()).toEqual(['click: Click **Slotted save**', 'click: Click the entry you need']);
  expect(JSON.stringify(recorded.steps[1])).not.toMatch(/ada|lovelace|grace/i);
});
