import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { aRecordedPage, at, eyes } from '#tests/fixtures/a-recorded-page.ts';

const recorded = aRecordedPage();

describe('a press', () => {
  test('on a button is one click, however many events it fires', async () => {
    recorded.show('<button><span>New lead</span></button>');
    await userEvent.click(at('span'));
    expect(recorded.told()).toEqual(['click: Click **New lead**']);
    expect(recorded.steps[0]).toMatchObject({ advanceOn: 'click', target: { role: 'button', name: 'New lead' } });
    expect(recorded.steps[0]!.frame!.width).toBeGreaterThan(10);
  });

  test('on what is in each row of a table is one in the row that its reader needs', async () => {
    const row = (name: string) => `<tr><td>${name}</td><td><button>Edit</button></td></tr>`;
    recorded.show(
      `<button>Edit</button><table><tr><th>Deal</th><th></th></tr>${['Acme', 'Globex', 'Initech'].map(row).join('')}</table>`,
    );
    await userEvent.click(at('tr:nth-child(3) button'));
    await userEvent.click(at('button'));
    expect(recorded.told()).toEqual(['click: In the row you need, click **Edit**', 'click: Click **Edit**']);
  });

  test('twice on the same button is two clicks', async () => {
    recorded.show('<button>More</button>');
    await userEvent.click(at('button'));
    await userEvent.click(at('button'));
    expect(recorded.told()).toEqual(['click: Click **More**', 'click: Click **More**']);
  });

  test.each(['{Enter}', ' '])('with the keyboard (%j) is a click, too', async (key) => {
    recorded.show('<button>Save</button>');
    document.querySelector('button')!.focus();
    await userEvent.keyboard(key);
    expect(recorded.told()).toEqual(['click: Click **Save**']);
  });

  test('with the keyboard twice in a row is two clicks, held down it is one', async () => {
    recorded.show('<button id="a">More</button><button id="b">Save</button>');
    document.querySelector<HTMLElement>('#a')!.focus();
    await userEvent.keyboard('{Enter}{Enter}{Tab}{Enter}');
    expect(recorded.told()).toEqual(['click: Click **More**', 'click: Click **More**', 'click: Click **Save**']);
    recorded.steps.length = 0;
    await userEvent.keyboard('{Enter>5/}');
    expect(recorded.told()).toEqual(['click: Click **Save**']);
  });

  test('with the keyboard right after one with the pointer is a click', async () => {
    recorded.show('<button id="a">More</button>');
    await userEvent.click(at('#a'));
    await userEvent.keyboard('{Enter}');
    expect(recorded.told()).toHaveLength(2);
  });

  test('that begins on the page and ends on ours, or the other way round, is no click', async () => {
    recorded.show(
      '<div style="display:flex;gap:200px"><button id="a">Card</button><button id="ours">Stop</button></div>',
      {
        isOurs: (target) => target instanceof Element && target.id === 'ours',
      },
    );
    await userEvent.dragAndDrop(at('#a'), at('#ours'));
    await userEvent.dragAndDrop(at('#ours'), at('#a'));
    expect(recorded.told()).toEqual([]);
  });

  test('on what goes away at once is told as it was', async () => {
    recorded.show('<button onpointerdown="this.remove()">Close</button>');
    document.querySelector('button')!.addEventListener('pointerdown', (event) => (event.target as Element).remove());
    await userEvent.click(at('button')).catch(() => undefined);
    expect(recorded.told()).toEqual(['click: Click **Close**']);
  });

  test('that the page swallows is told all the same', async () => {
    recorded.show('<button>Save</button>');
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
      document.addEventListener(type, (event) => event.stopImmediatePropagation(), {
        capture: true,
        signal: recorded.life.signal,
      });
    await userEvent.click(at('button'));
    expect(recorded.told()).toEqual(['click: Click **Save**']);
  });

  test('that moves on is a drag and no click', async () => {
    recorded.show('<div style="display:flex;gap:200px"><button id="a">Card</button><button id="b">Done</button></div>');
    await userEvent.dragAndDrop(at('#a'), at('#b'));
    expect(recorded.told()).toEqual([]);
  });

  test('with another button of the mouse is no click', async () => {
    recorded.show('<button>Save</button>');
    await userEvent.click(at('button'), { button: 'right' });
    expect(recorded.told()).toEqual([]);
  });

  test('begins with a look at the page, under the key of its step', async () => {
    const looks: { key: string }[] = [];
    recorded.show('<button>Save</button>', { onLook: (look) => void looks.push(look) });
    await userEvent.click(at('button'));
    expect(looks).toMatchObject([{ key: recorded.steps[0]!.key, glimpse: { documentId: 'document-1' } }]);
  });

  test('on something of ours is nothing', async () => {
    recorded.show('<button>Stop</button>', { isOurs: (target) => target === document.querySelector('button') });
    await userEvent.click(at('button'));
    expect(recorded.handedOut).toEqual([]);
  });

  test('made by a script of the page is nothing', () => {
    recorded.show('<button>Save</button><input><select><option>a</select>');
    const [button, input, select] = ['button', 'input', 'select'].map((name) =>
      document.querySelector<HTMLElement>(name)!,
    );
    button!.click();
    for (const type of ['pointerdown', 'pointerup', 'click'])
      button!.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true }));
    input!.dispatchEvent(new InputEvent('input', { bubbles: true }));
    input!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    select!.dispatchEvent(new Event('change', { bubbles: true }));
    expect(recorded.handedOut).toEqual([]);
  });

  test('after the end is nothing', async () => {
    recorded.show('<button>Save</button>');
    recorded.life.abort();
    await userEvent.click(at('button'));
    expect(recorded.handedOut).toEqual([]);
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
    recorded.show(html);
    await userEvent.click(at(selector), { position: { x: 3, y: 3 } });
    expect(recorded.told()).toEqual([`check: ${title}`]);
  });

  test('with the keyboard is the same step', async () => {
    recorded.show('<label><input type="checkbox"> Urgent</label>');
    document.querySelector('input')!.focus();
    await userEvent.keyboard(' ');
    expect(recorded.told()).toEqual(['check: Tick or untick **Urgent**']);
  });
});

describe('an odd page', () => {
  test('with a form whose fields hide its own properties is recorded', async () => {
    recorded.show(`<form id="f"><input name="id"><input name="tagName"><input name="parentNode"><input name="children">
      <input name="getAttribute"><input name="closest"><input name="localName"><button type="button">Save</button></form>`);
    document.querySelector('button')!.focus();
    await userEvent.keyboard(' ');
    expect(recorded.told()).toEqual(['click: Click **Save**']);
  });

  test('with 5,000 nodes is looked at in a moment', async () => {
    recorded.show(`<div>${'<p><span>word</span> and <b>more</b></p>'.repeat(1250)}</div><button>Save</button>`);
    await userEvent.click(at('button'));
    const before = performance.now();
    eyes.glimpse();
    eyes.describe(document.querySelector('button')!);
    expect(performance.now() - before).toBeLessThan(500);
    expect(recorded.told()).toEqual(['click: Click **Save**']);
  });

  test('inside an open shadow root the control itself is told', async () => {
    recorded.show('<div id="host"></div>');
    document.querySelector('#host')!.attachShadow({ mode: 'open' }).innerHTML = '<button>Inside</button>';
    await userEvent.click(at('#host'), { position: { x: 5, y: 5 } });
    expect(recorded.told()).toEqual(['click: Click **Inside**']);
  });

  describe('whose elements cannot be described', () => {
    const breakOn = (html: string) => {
      // In an extension such an error stays in our world; here it is kept from the test runner.
      window.addEventListener('error', (event) => event.preventDefault(), { signal: recorded.life.signal });
      recorded.show(
        html,
        {},
        {
          describe(element) {
            if (element.id === 'bad') throw new Error('getter of the page');
            return eyes.describe(element);
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
      expect(recorded.told()).toContain('click: Click **Good**');
    });

    test('still is a step, without a target', async () => {
      breakOn('<button id="bad">Bad</button>');
      await userEvent.click(at('#bad'));
      expect(recorded.steps).toMatchObject([{ action: 'click', target: null }]);
    });
  });
});

test.each(['p', 'b', 'i'])('an address over several elements is in no title: pressed on its <%s>', async (pressed) => {
  recorded.show('<p>Mail <b>zoe@</b><i>example.com</i></p>');
  await userEvent.click(at(pressed), { position: { x: 1, y: 5 } });
  expect(recorded.told()).toEqual(['click: Click here']);
  expect(JSON.stringify(recorded.handedOut)).not.toMatch(/zoe|example/);
});
