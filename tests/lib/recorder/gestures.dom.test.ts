import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { strengthOf } from '#lib/target/strength.ts';
import { aRecordedPage, at } from '#tests/fixtures/a-recorded-page.ts';

const secret = 'S3cret-Zebra-77';
const recorded = aRecordedPage();

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
    recorded.show(html);
    await userEvent.click(at(selector));
    await userEvent.keyboard(secret);
    await userEvent.keyboard('{Backspace} again');
    expect(recorded.steps.map(({ action }) => action)).toEqual(['input']);
    const said = JSON.stringify(recorded.handedOut);
    expect(said).not.toContain(secret);
    expect(said).not.toContain(secret.slice(0, 6));
  });

  test('is told under the name of the field', async () => {
    recorded.show('<label>Company <input></label>');
    await userEvent.fill(at('input'), secret);
    expect(recorded.told()).toEqual(['input: Fill in **Company**']);
    expect(recorded.steps[0]).toMatchObject({ advanceOn: 'input' });
  });

  test.each([
    ['as any field', '<div contenteditable aria-label="Answer">x</div>', 'Fill in **Answer**'],
    [
      'the label above its tools, which HTML cannot make its own',
      '<label for="body">Text</label><div><p><button>Bold</button></p><div contenteditable>x</div></div>',
      'Fill in **Text**',
    ],
    [
      'no label of another field',
      '<label>Title <input></label><div><div contenteditable>x</div></div>',
      'Fill in the field after **Title**',
    ],
    [
      'no label with another field in between',
      '<label>Options</label><p><input></p><div contenteditable>x</div>',
      'Fill in the 2nd field after **Options**',
    ],
  ])('in a rich editor is told under its name: %s', async (_, html, title) => {
    recorded.show(html);
    await userEvent.click(at('[contenteditable]'));
    await userEvent.keyboard(secret);
    expect(recorded.told()).toEqual([`input: ${title}`]);
  });

  test('goes on as a new step where the one before was taken back, or nobody listened', async () => {
    recorded.show('<label>Company <input></label>');
    await userEvent.click(at('input'));
    await userEvent.keyboard('A');
    recorded.interrupt();
    await userEvent.keyboard('B');
    expect(recorded.told()).toEqual(['input: Fill in **Company**', 'input: Fill in **Company**']);
  });

  test('in one field and then in another is two steps', async () => {
    recorded.show('<label>First <input id="a"></label><label>Last <input id="b"></label>');
    await userEvent.click(at('#a'));
    await userEvent.keyboard('Ada{Tab}Lovelace');
    expect(recorded.told()).toEqual(['input: Fill in **First**', 'input: Fill in **Last**']);
  });

  test('Enter in a field is one step, not also the click on the button the browser makes of it', async () => {
    recorded.show('<form onsubmit="return false"><label>Search <input></label><button>Go</button></form>');
    document.querySelector('form')!.addEventListener('submit', (event) => event.preventDefault());
    await userEvent.click(at('input'));
    await userEvent.keyboard(`${secret}{Enter}`);
    expect(recorded.told()).toEqual(['input: Fill in **Search**', 'press: Press **Enter** in **Search**']);
    expect(JSON.stringify(recorded.handedOut)).not.toContain(secret);
  });

  test('Enter in several lines is only a new line', async () => {
    recorded.show('<label>Note <textarea></textarea></label>');
    await userEvent.click(at('textarea'));
    await userEvent.keyboard('a{Enter}b');
    expect(recorded.told()).toEqual(['input: Fill in **Note**']);
  });

  test('what stands in fields and rows beside is nowhere in the step either', async () => {
    recorded.show(`
      <table><thead><tr><th>Name</th><th></th></tr></thead><tbody>
      ${['a', 'b', 'c'].map((row) => `<tr><td>${secret}-${row}</td><td><button>Edit</button></td></tr>`).join('')}
      </tbody></table><input value="${secret}"><textarea>${secret}</textarea><label>Company <input id="f"></label>`);
    await userEvent.click(at('button'));
    await userEvent.click(at('td'));
    await userEvent.fill(at('#f'), 'x');
    expect(recorded.steps.length).toBeGreaterThanOrEqual(3);
    expect(JSON.stringify(recorded.handedOut)).not.toContain(secret);
  });
});

test('choosing from a list is one step, and not what was chosen', async () => {
  recorded.show('<label>Stage <select><option>New</option><option value="w">Won</option></select></label>');
  document.querySelector('select')!.focus();
  await userEvent.keyboard('w');
  expect(document.querySelector('select')!.value).toBe('w');
  expect(recorded.told()).toEqual(['select: Choose **Stage**']);
});

test.each(['multiple', 'size="5"'])(
  'choosing of what is shown of a list (%s) is one step of the list',
  async (shown) => {
    const options = ['Red', 'Green', 'Blue'].map((colour) => `<option>${colour}</option>`).join('');
    recorded.show(`<label>Colours <select ${shown}>${options}</select></label>`);
    await userEvent.click(at('option'));
    await userEvent.click(at('option:last-child'), { modifiers: ['Control'] });
    expect(recorded.told()).toEqual(['select: Choose **Colours**']);
  },
);

test.each([
  ['<label for="city">City</label><input id="city">'],
  ['<span id="said">City</span><input aria-labelledby="said">'],
])('a field is no other than its own label: %s', async (field) => {
  recorded.show(`<section aria-label="Address">${field}</section>`);
  await userEvent.fill(at('input'), 'x');
  expect(recorded.told()).toEqual(['input: Fill in **City**']);
  expect(strengthOf(recorded.steps[0]!.target!)).toMatchObject({ reason: null });
});
