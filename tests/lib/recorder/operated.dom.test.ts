import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { aRecordedPage } from '#tests/fixtures/a-recorded-page.ts';

const recorded = aRecordedPage();
const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];
const one = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector)!;
/** What the page does with a key, as its own scripts would. */
const onKey = (selector: string, act: (event: KeyboardEvent) => void): void =>
  one(selector).addEventListener('keydown', act);
async function told(...steps: string[]): Promise<void> {
  await expect.poll(() => recorded.told()).toEqual(steps);
}
const settled = () => new Promise((done) => setTimeout(done, 50));
/** No faster than people are. */
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    await userEvent.keyboard(key);
    await settled();
  }
}

describe('a menu by keyboard', () => {
  /** As the menu buttons of most libraries: the page clicks what the keyboard is on, and the menu goes away. */
  function showMenu(entry: string): void {
    recorded.show(`<button aria-haspopup="menu">Actions</button><div role="menu" hidden>${entry}${entry}</div>`);
    const [first, share] = all('[role="menu"] > *');
    share!.textContent = 'Share';
    one('button').addEventListener('click', () => {
      one('[role="menu"]').hidden = false;
      first!.focus();
    });
    onKey('[role="menu"]', (event) => {
      if (event.key === 'ArrowDown') share!.focus();
      if (!/^(Enter| )$/.test(event.key)) return;
      event.preventDefault();
      (event.target as HTMLElement).click();
      one('[role="menu"]').remove();
    });
    one('button').focus();
  }

  test.each([
    ['an element made into an entry', '<div role="menuitem" tabindex="-1">Open</div>', '{Enter}'],
    ['a button', '<button role="menuitem">Open</button>', '{Enter}'],
    ['an entry that is ticked', '<div role="menuitemcheckbox" tabindex="-1">Open</div>', ' '],
  ])('that is %s is opened and chosen from as by mouse', async (_, entry, key) => {
    showMenu(entry);
    await press('{Enter}', '{ArrowDown}', key);
    expect(recorded.told()).toEqual(['click: Click **Actions**', 'click: Choose **Share**']);
    expect(recorded.steps[1]).toMatchObject({ advanceOn: 'click', target: { name: 'Share' } });
  });
});

test.each(['{Enter}', ' '])('a button of the browser is one step (%s)', async (key) => {
  recorded.show('<button role="menuitem" aria-expanded="false">Save</button>');
  one('button').addEventListener('click', () => one('button').setAttribute('aria-expanded', 'true'));
  one('button').focus();
  await userEvent.keyboard(key);
  await settled();
  expect(recorded.told()).toEqual(['click: Choose **Save**']);
});

test.each(['{Enter}', ' '])('what the page makes nothing of (%s) is none', async (key) => {
  recorded.show('<div role="button" tabindex="0">Save</div>');
  one('div').focus();
  await userEvent.keyboard(key);
  await settled();
  expect(recorded.told()).toEqual([]);
});

test.each([
  ['slider', 'drag: Set **Discount**'],
  ['spinbutton', 'drag: Set **Discount**'],
])('a %s of the page that keys move is set, in one step', async (role, step) => {
  recorded.show(`<div role="${role}" tabindex="0" aria-label="Discount" aria-valuenow="10"></div>`);
  onKey(
    'div',
    ({ key }) => key === 'ArrowRight' && (one('div').ariaValueNow = `${Number(one('div').ariaValueNow) + 1}`),
  );
  one('div').focus();
  await userEvent.keyboard('{ArrowRight>5/}{ArrowLeft}');
  await told(step);
  expect(recorded.steps[0]).toMatchObject({ advanceOn: 'drag', target: { name: 'Discount' } });
});

test('a slider at its end stays where it is: no step', async () => {
  recorded.show('<div role="slider" tabindex="0" aria-label="Discount" aria-valuenow="10"></div>');
  onKey('div', (event) => event.preventDefault());
  one('div').focus();
  await userEvent.keyboard('{ArrowRight}');
  await settled();
  expect(recorded.told()).toEqual([]);
});

test('a slider of the browser whose value the page tells once more is one step', async () => {
  recorded.show('<input type="range" aria-label="Discount" aria-valuenow="50">');
  const range = one('input') as HTMLInputElement;
  range.addEventListener('input', () => range.setAttribute('aria-valuenow', range.value));
  range.focus();
  await press('{ArrowRight}', '{ArrowRight}', '{ArrowRight}');
  await told('input: Set **Discount**');
});

test('a button of the browser with a role is looked at once for each press', async () => {
  recorded.show('<button role="switch" aria-checked="false">Dark mode</button>');
  one('button').focus();
  await userEvent.keyboard('{Enter}');
  await told('click: Switch **Dark mode**');
  // One look at most, and the step.
  expect(recorded.handedOut.length).toBeLessThanOrEqual(2);
});

test('a list that opens while somebody types goes with the typing', async () => {
  recorded.show('<input role="combobox" aria-label="Customer" aria-expanded="false">');
  onKey('input', ({ key }) => key === 'ArrowDown' && one('input').setAttribute('aria-expanded', 'true'));
  one('input').focus();
  await press('A', '{ArrowDown}', 'c');
  await told('input: Fill in **Customer**');
});

describe('a list that is opened and chosen from by keyboard', () => {
  /** As the ARIA practices build it: the keyboard stays in the field. */
  function showList(field: string): void {
    recorded.show(`${field}<ul role="listbox" hidden><li role="option" id="none">None</li>
      <li role="option" id="first">First</li></ul>`);
    const [list, box] = [one('ul'), one('[role="combobox"]')];
    const turn = (isOpen: boolean) => {
      list.hidden = !isOpen;
      box.setAttribute('aria-expanded', `${isOpen}`);
    };
    onKey('[role="combobox"]', (event) => {
      if (!/^(Enter| |ArrowDown)$/.test(event.key)) return;
      event.preventDefault();
      if (list.hidden) turn(true);
      else if (event.key === 'ArrowDown')
        box.setAttribute('aria-activedescendant', box.hasAttribute('aria-activedescendant') ? 'first' : 'none');
      else turn(false);
    });
    box.focus();
  }
  const field = '<div role="combobox" tabindex="0" aria-label="Class" aria-expanded="false">Economy</div>';

  test.each(['{Enter}', ' ', '{ArrowDown}'])('by %s is two steps, as by mouse', async (opening) => {
    showList(field);
    await press(opening, '{ArrowDown}', '{ArrowDown}', '{Enter}');
    await told('click: Open **Class**', 'click: Choose **First**');
  });

  test('is chosen from in a field for typing, too', async () => {
    showList('<input role="combobox" aria-label="Class" aria-expanded="false">');
    await press('{ArrowDown}', '{ArrowDown}', '{ArrowDown}', '{Enter}');
    await told('click: Open **Class**', 'click: Choose **First**');
  });

  test('has nothing to choose while it is closed: Enter in its field is that', async () => {
    recorded.show('<input role="combobox" aria-label="Class" aria-activedescendant="first"><i id="first" hidden></i>');
    one('input').focus();
    await userEvent.keyboard('{Enter}');
    await told('press: Press **Enter** in **Class**');
  });
});

describe('moving on by arrow keys', () => {
  const tabs = `<div role="tablist"><button role="tab" aria-selected="true">Lines</button>
    <button role="tab" aria-selected="false" tabindex="-1">Costs</button></div>`;
  /** `isAtOnce`: what the keyboard is on is shown; else Enter shows it. */
  function showTabs(isAtOnce: boolean): void {
    recorded.show(tabs);
    onKey('[role="tablist"]', ({ key }) => {
      const next = all('[role="tab"]')[key === 'ArrowRight' ? 1 : 0]!;
      next.focus();
      if (isAtOnce) for (const tab of all('[role="tab"]')) tab.ariaSelected = `${tab === next}`;
    });
    one('[role="tab"]').focus();
  }

  test('opens the tab that it comes to, where the page shows that at once', async () => {
    showTabs(true);
    await press('{ArrowRight}');
    await told('click: Open the tab **Costs**');
  });

  test('is no step where the page shows nothing by it', async () => {
    showTabs(false);
    await press('{ArrowRight}', '{ArrowLeft}');
    await settled();
    expect(recorded.told()).toEqual([]);
  });

  test('chooses of radio buttons that are the page’s own', async () => {
    recorded.show(`<div role="radiogroup"><span role="radio" aria-checked="true" tabindex="0">Small</span>
      <span role="radio" aria-checked="false" tabindex="-1">Large</span></div>`);
    onKey('[role="radiogroup"]', () => {
      const [small, large] = all('[role="radio"]');
      small!.ariaChecked = 'false';
      large!.ariaChecked = 'true';
      large!.focus();
    });
    one('[role="radio"]').focus();
    await userEvent.keyboard('{ArrowDown}');
    await told('click: Click **Large**');
  });

  test('opens what is in an entry of a tree, and Enter opens the entry itself', async () => {
    recorded.show(`<ul role="tree"><li role="treeitem" tabindex="0" aria-label="Reports" aria-expanded="false">Reports</li>
      <li role="treeitem" tabindex="-1" aria-label="March">March</li></ul><p></p>`);
    const [reports, march] = all('[role="treeitem"]');
    onKey('[role="tree"]', ({ key }) => {
      if (key === 'ArrowRight') reports!.ariaExpanded = 'true';
      if (key === 'ArrowDown') march!.focus();
      if (key === 'Enter') one('p').textContent = 'The report';
    });
    reports!.focus();
    await press('{ArrowRight}', '{ArrowDown}', '{Enter}');
    await told('click: Open **Reports**', 'click: Open **March**');
  });
});
