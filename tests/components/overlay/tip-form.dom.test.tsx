import { render } from 'preact';
import { beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { TipForm } from '#components/overlay/TipForm.tsx';

const onSave = vi.fn<(text: string) => void>();
let text = '';

beforeEach(() => {
  onSave.mockClear();
  text = '';
  draw();
});

test('there is nothing to save until something is written', async () => {
  expect(saving().disabled).toBe(true);
  await userEvent.fill(field(), '   ');
  expect(saving().disabled).toBe(true);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(onSave).not.toHaveBeenCalled();
});

test('what was written is saved by the button and by Control and Enter, without spaces around it', async () => {
  await userEvent.fill(field(), ' Ask first. ');
  await userEvent.click(saving());
  await userEvent.fill(field(), ' Ask first. ');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(onSave.mock.calls).toEqual([['Ask first.'], ['Ask first.']]);
});

function draw(): void {
  const onText = (typed: string): void => {
    text = typed;
    draw();
  };
  const form = { name: 'Price', isBusy: false, problem: '', onSave, onText, onCancel: () => undefined };
  render(<TipForm {...form} text={text} />, document.body);
}

function field(): HTMLTextAreaElement {
  return document.querySelector('textarea')!;
}

function saving(): HTMLButtonElement {
  return document.querySelector<HTMLButtonElement>('button[type=submit]')!;
}
