import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { RecordedStep } from '#lib/model/recording.ts';
import { record, type Outlets } from '#lib/recorder/record.ts';
import { describe as describeElement } from '#lib/target/describe.ts';
import { actionable, isData, nameOf, roleOf } from '#lib/target/name.ts';
import { findMasks } from '#lib/recorder/masks.ts';

const secret = 'S3cret-Zebra-77';
let steps: RecordedStep[];
let handedOut: unknown[];
let life: AbortController;

const eyes = {
  actionable,
  describe: describeElement,
  isData,
  nameOf,
  roleOf,
  masks: () => findMasks(document, 'document-1', isData),
};

function show(html: string, outlets: Partial<Outlets> = {}, own: Partial<typeof eyes> = {}): void {
  document.body.innerHTML = html;
  const onStep = (step: RecordedStep) => {
    handedOut.push(structuredClone(step));
    const at = steps.findIndex(({ key }) => key === step.key);
    if (at === -1) steps.push(step);
    else steps[at] = step;
  };
  const onLook = (look: unknown) => void handedOut.push(structuredClone(look));
  record(document, { ...eyes, ...own }, { onStep, onLook, isOurs: () => false, ...outlets }, life.signal);
}
const told = () => steps.map(({ action, title }) => `${action}: ${title}`);
const at = (selector: string) => page.elementLocator(document.querySelector(selector)!);

beforeEach(() => {
  steps = [];
  handedOut = [];
  life = new AbortController();
});
afterEach(() => {
  life.abort();
  document.body.innerHTML = '';
});

describe('a press', () => {
  test('on a button is one click, however many events it fires', async () => {
    show('<button><span>New lead</span></button>');
    await userEvent.click(at('span'));
    expect(told()).toEqual(['click: Click **New lead**']);
    expect(steps[0]).toMatchObject({ advanceOn: 'click', target: { role: 'button', name: 'New lead' } });
    expect(steps[0]!.frame!.width).toBeGreaterThan(10);
  });

  test('twice on the same button is two clicks', async () => {
    show('<button>More</button>');
    await userEvent.click(at('button'));
    await userEvent.click(at('button'));
    expect(told()).toEqual(['click: Click **More**', 'click: Click **More**']);
  });

  test.each(['{Enter}', ' '])('with the keyboard (%j) is a click, too', async (key) => {
    show('<button>Save</button>');
    document.querySelector('button')!.focus();
    await userEvent.keyboard(key);
    expect(told()).toEqual(['click: Click **Save**']);
  });

  test('on what goes away at once is told as it was', async () => {
    show('<button onpointerdown="this.remove()">Close</button>');
    document.querySelector('button')!.addEventListener('pointerdown', (event) => (event.target as Element).remove());
    await userEvent.click(at('button')).catch(() => undefined);
    expect(told()).toEqual(['click: Click **Close**']);
  });

  test('that the page swallows is told all the same', async () => {
    show('<button>Save</button>');
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
      document.addEventListener(type, (event) => event.stopImmediatePropagation(), {
        capture: true,
        signal: life.signal,
      });
    await userEvent.click(at('button'));
    expect(told()).toEqual(['click: Click **Save**']);
  });

  test('that moves on is a drag and no click', async () => {
    show('<div style="display:flex;gap:200px"><button id="a">Card</button><button id="b">Done</button></div>');
    await userEvent.dragAndDrop(at('#a'), at('#b'));
    expect(told()).toEqual([]);
  });

  test('with another button of the mouse is no click', async () => {
    show('<button>Save</button>');
    await userEvent.click(at('button'), { button: 'right' });
    expect(told()).toEqual([]);
  });

  test('begins with a look at the page, under the key of its step', async () => {
    const looks: { key: string }[] = [];
    show('<button>Save</button>', { onLook: (look) => void looks.push(look) });
    await userEvent.click(at('button'));
    expect(looks).toMatchObject([{ key: steps[0]!.key, masks: { documentId: 'document-1' } }]);
  });

  test('on something of ours is nothing', async () => {
    show('<button>Stop</button>', { isOurs: (target) => target === document.querySelector('button') });
    await userEvent.click(at('button'));
    expect(handedOut).toEqual([]);
  });

  test('made by a script of the page is nothing', () => {
    show('<button>Save</button><input><select><option>a</select>');
    const [button, input, select] = ['button', 'input', 'select'].map((name) => document.querySelector(name)!);
    button!.click();
    for (const type of ['pointerdown', 'pointerup', 'click'])
      button!.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true }));
    input!.dispatchEvent(new InputEvent('input', { bubbles: true }));
    input!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    select!.dispatchEvent(new Event('change', { bubbles: true }));
    expect(handedOut).toEqual([]);
  });

  test('after the end is nothing', async () => {
    show('<button>Save</button>');
    life.abort();
    await userEvent.click(at('button'));
    expect(handedOut).toEqual([]);
  });
});

describe('ticking', () => {
  test.each([
    ['a box by its label', '<label><input type="checkbox"> Urgent</label>', 'label', 'Tick or untick **Urgent**'],
    [
      'a box beside its label',
      '<input type="checkbox" id="u"><label for="u">Urgent</label>',
      'label',
      'Tick or untick **Urgent**',
    ],
    ['a box itself', '<label><input type="checkbox"> Urgent</label>', 'input', 'Tick or untick **Urgent**'],
    ['a radio', '<label><input type="radio" name="s"> Won</label>', 'label', 'Choose **Won**'],
  ])('%s is one step', async (_, html, selector, title) => {
    show(html);
    await userEvent.click(at(selector), { position: { x: 3, y: 3 } });
    expect(told()).toEqual([`check: ${title}`]);
  });

  test('with the keyboard is the same step', async () => {
    show('<label><input type="checkbox"> Urgent</label>');
    document.querySelector('input')!.focus();
    await userEvent.keyboard(' ');
    expect(told()).toEqual(['check: Tick or untick **Urgent**']);
  });
});

describe('typing', () => {
  const fields = [
    ['a text field', '<label>Company <input></label>', 'input'],
    ['a password', '<label>Company <input type="password"></label>', 'input'],
    ['several lines', '<label>Company <textarea></textarea></label>', 'textarea'],
    ['a rich editor', '<div role="textbox" aria-label="Company" contenteditable><p>x</p></div>', 'p'],
    ['an editor without a name', '<div contenteditable>x</div>', 'div'],
    ['a field without a name', '<input>', 'input'],
  ] as const;

  test.each(fields)('in %s is one step, and the value is nowhere in it', async (_, html, selector) => {
    show(html);
    await userEvent.click(at(selector));
    await userEvent.keyboard(secret);
    await userEvent.keyboard('{Backspace} again');
    expect(steps.map(({ action }) => action)).toEqual(['input']);
    const said = JSON.stringify(handedOut);
    expect(said).not.toContain(secret);
    expect(said).not.toContain(secret.slice(0, 6));
  });

  test('is told under the name of the field', async () => {
    show('<label>Company <input></label>');
    await userEvent.fill(at('input'), secret);
    expect(told()).toEqual(['input: Fill in **Company**']);
    expect(steps[0]).toMatchObject({ advanceOn: 'input' });
  });

  test('in one field and then in another is two steps', async () => {
    show('<label>First <input id="a"></label><label>Last <input id="b"></label>');
    await userEvent.click(at('#a'));
    await userEvent.keyboard('Ada{Tab}Lovelace');
    expect(told()).toEqual(['input: Fill in **First**', 'input: Fill in **Last**']);
  });

  test('Enter in a field is one step, not also the click on the button the browser makes of it', async () => {
    show('<form onsubmit="return false"><label>Search <input></label><button>Go</button></form>');
    document.querySelector('form')!.addEventListener('submit', (event) => event.preventDefault());
    await userEvent.click(at('input'));
    await userEvent.keyboard(`${secret}{Enter}`);
    expect(told()).toEqual(['input: Fill in **Search**', 'press: Press **Enter** in **Search**']);
    expect(JSON.stringify(handedOut)).not.toContain(secret);
  });

  test('Enter in several lines is only a new line', async () => {
    show('<label>Note <textarea></textarea></label>');
    await userEvent.click(at('textarea'));
    await userEvent.keyboard('a{Enter}b');
    expect(told()).toEqual(['input: Fill in **Note**']);
  });

  test('what stands in fields and rows beside is nowhere in the step either', async () => {
    show(`
      <table><thead><tr><th>Name</th><th></th></tr></thead><tbody>
      ${['a', 'b', 'c'].map((row) => `<tr><td>${secret}-${row}</td><td><button>Edit</button></td></tr>`).join('')}
      </tbody></table><input value="${secret}"><textarea>${secret}</textarea><label>Company <input id="f"></label>`);
    await userEvent.click(at('button'));
    await userEvent.click(at('td'));
    await userEvent.fill(at('#f'), 'x');
    expect(steps.length).toBeGreaterThanOrEqual(3);
    expect(JSON.stringify(handedOut)).not.toContain(secret);
  });
});

test('choosing from a list is one step, and not what was chosen', async () => {
  show('<label>Stage <select><option>New</option><option value="w">Won</option></select></label>');
  document.querySelector('select')!.focus();
  await userEvent.keyboard('w');
  expect(document.querySelector('select')!.value).toBe('w');
  expect(told()).toEqual(['select: Choose **Stage**']);
});

describe('an odd page', () => {
  test('with a form whose fields hide its own properties is recorded', async () => {
    show(`<form id="f"><input name="id"><input name="tagName"><input name="parentNode"><input name="children">
      <input name="getAttribute"><input name="closest"><input name="localName"><button type="button">Save</button></form>`);
    document.querySelector('button')!.focus();
    await userEvent.keyboard(' ');
    expect(told()).toEqual(['click: Click **Save**']);
  });

  test('with 5,000 nodes is looked at in a moment', async () => {
    show(`<div>${'<p><span>word</span> and <b>more</b></p>'.repeat(1250)}</div><button>Save</button>`);
    await userEvent.click(at('button'));
    const before = performance.now();
    eyes.masks();
    describeElement(document.querySelector('button')!);
    expect(performance.now() - before).toBeLessThan(500);
    expect(told()).toEqual(['click: Click **Save**']);
  });

  test('inside an open shadow root the control itself is told', async () => {
    show('<div id="host"></div>');
    document.querySelector('#host')!.attachShadow({ mode: 'open' }).innerHTML = '<button>Inside</button>';
    await userEvent.click(at('#host'), { position: { x: 5, y: 5 } });
    expect(told()).toEqual(['click: Click **Inside**']);
  });

  describe('whose elements cannot be described', () => {
    const breakOn = (html: string) => {
      // In an extension such an error stays in our world; here it is kept from the test runner.
      window.addEventListener('error', (event) => event.preventDefault(), { signal: life.signal });
      show(
        html,
        {},
        {
          describe(element) {
            if (element.id === 'bad') throw new Error('getter of the page');
            return describeElement(element);
          },
        },
      );
    };

    test('works as before and goes on being recorded', async () => {
      const clicked = vi.fn();
      breakOn('<button id="bad">Bad</button><button id="good">Good</button>');
      document.querySelector('#bad')!.addEventListener('click', clicked);
      await userEvent.click(at('#bad'));
      await userEvent.click(at('#good'));
      expect(clicked).toHaveBeenCalledOnce();
      expect(told()).toContain('click: Click **Good**');
    });

    // Fails: the error ends the gesture, and the author misses a step without being told.
    test.fails('still is a step, without a target', async () => {
      breakOn('<button id="bad">Bad</button>');
      await userEvent.click(at('#bad'));
      expect(steps).toMatchObject([{ action: 'click', target: null }]);
    });
  });
});
