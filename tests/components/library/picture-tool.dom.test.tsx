import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { MarkdownField } from '#components/library/MarkdownField.tsx';

const sha256 = 'a'.repeat(64);
const file = () => new File(['pixels'], 'desk.png', { type: 'image/png' });
const onInput = vi.fn();
const show = (keepPicture: (file: File) => Promise<string | null>) =>
  render(<MarkdownField label="Text" value="Our desk" keepPicture={keepPicture} onInput={onInput} />, document.body);
const chooser = () => page.elementLocator(document.querySelector('[type=file]')!);
const field = () => document.querySelector('textarea')!;

afterEach(() => {
  render(null, document.body);
  onInput.mockReset();
});

test('a picture comes where the caret is, and its words are selected to be typed over', async () => {
  show(() => Promise.resolve(sha256));
  field().setSelectionRange(3, 3);
  await userEvent.upload(chooser(), file());
  await expect.poll(() => onInput.mock.lastCall?.[0]).toBe(`Our![what it shows](picture:${sha256}) desk`);
  expect(field().value.slice(field().selectionStart, field().selectionEnd)).toBe('what it shows');
});

test('while it is made ready the button says so, and where that fails the text stays as it was', async () => {
  let fail: (sha256: null) => void;
  show(() => new Promise((resolve) => (fail = resolve)));
  await userEvent.upload(chooser(), file());
  await expect.element(page.getByRole('button', { name: 'Adding the picture…' })).toBeVisible();
  fail!(null);
  await expect.element(page.getByRole('button', { name: 'Picture', exact: true })).toBeVisible();
  expect(onInput).not.toHaveBeenCalled();
});
