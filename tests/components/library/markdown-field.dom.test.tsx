import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { MarkdownField } from '#components/library/MarkdownField.tsx';

let said = '';
const show = (value: string, maxLength = 100) => {
  said = value;
  const draw = () =>
    render(
      <MarkdownField
        label="More"
        value={said}
        maxLength={maxLength}
        onInput={(text) => {
          said = text;
          draw();
        }}
      />,
      document.body,
    );
  draw();
};
const field = () => document.querySelector('textarea')!;
afterEach(() => render(null, document.body));

test('a selected word becomes bold by its button, and by the keys plain again; the selection stays', async () => {
  show('Click Save now');
  field().focus();
  field().setSelectionRange(6, 10);
  await userEvent.click(page.getByRole('button', { name: 'Bold' }));
  expect(said).toBe('Click **Save** now');
  expect(document.activeElement).toBe(field());
  await userEvent.keyboard('{Control>}b{/Control}');
  expect(said).toBe('Click Save now');
  expect([field().selectionStart, field().selectionEnd]).toEqual([6, 10]);
});

test('lines become a list, words a link', async () => {
  show('one\ntwo');
  field().setSelectionRange(0, 7);
  await userEvent.click(page.getByRole('button', { name: 'List' }));
  expect(said).toBe('- one\n- two');
  field().setSelectionRange(2, 5);
  await userEvent.click(page.getByRole('button', { name: 'Link' }));
  expect(said).toBe('- [one](https://)\n- two');
});

test('what would be too long is not done, which is said until somebody goes on', async () => {
  show('abcdef', 8);
  field().setSelectionRange(0, 6);
  await userEvent.click(page.getByRole('button', { name: 'Bold' }));
  expect(said).toBe('abcdef');
  await expect.element(page.getByRole('status')).toHaveTextContent('There is no room for it in this text.');
  await userEvent.keyboard('{Backspace}');
  await expect.element(page.getByRole('status')).toBeEmptyDOMElement();
});
