import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Advance } from '#lib/model/guide.ts';
import { advanceOn } from '#lib/player/advance-on.ts';
import { aClosedRoot, anOpenRoot } from '#tests/fixtures/a-root.ts';
import { clickOn } from '#tests/fixtures/a-frame.ts';

let ends: AbortController;
const advanced = vi.fn();
beforeEach(() => {
  ends = new AbortController();
  advanced.mockReset();
  document.body.innerHTML = '<button id="outside">Outside</button>';
});
afterEach(() => ends.abort());

describe.each([
  ['open', anOpenRoot],
  ['closed', aClosedRoot],
])('in a shadow root that is %s', (_, make) => {
  const hear = (how: Advance, html: string): HTMLElement => {
    const element = make(`${html}<p>Beside</p>`).querySelector<HTMLElement>('[id]')!;
    advanceOn({ advanceOn: how }, element, { onAdvance: advanced }, ends.signal);
    return element;
  };

  test('a click on the element advances, one beside it does not', async () => {
    const button = hear('click', '<button id="go"><b>+</b> Go</button>');
    await clickOn(button.parentNode!.querySelector('p')!);
    expect(advanced).not.toHaveBeenCalled();
    await clickOn(button.querySelector('b')!);
    expect(advanced).toHaveBeenCalledTimes(1);
  });

  test('Enter on it advances', async () => {
    hear('press', '<input id="name">').focus();
    await userEvent.keyboard('a');
    expect(advanced).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    expect(advanced).toHaveBeenCalledTimes(1);
  });

  test('choosing, ticking and typing to the end do', async () => {
    hear('input', '<select id="stage"><option>New</option><option>Won</option></select>').focus();
    await userEvent.keyboard('w');
    expect(advanced).toHaveBeenCalledTimes(1);
    await clickOn(hear('input', '<input type="checkbox" id="urgent">'));
    expect(advanced).toHaveBeenCalledTimes(2);
    hear('input', '<input id="name">').focus();
    await userEvent.keyboard('Acme');
    expect(advanced).toHaveBeenCalledTimes(2);
    await userEvent.click(document.querySelector('#outside')!);
    expect(advanced).toHaveBeenCalledTimes(3);
  });
});
