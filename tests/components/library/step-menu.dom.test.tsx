import '#components/ui/page.css';
import '#components/ui/controls.css';
import '../../../entrypoints/studio/editor.css';
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { StepMenu } from '#components/library/StepMenu.tsx';

const doings = {
  onRepick: vi.fn(),
  onRecord: vi.fn(),
  onAdd: vi.fn(),
  onDuplicate: vi.fn(),
  onMerge: vi.fn(),
  onSplit: vi.fn(),
  onPlay: vi.fn(),
};
const show = (props: Partial<Parameters<typeof StepMenu>[0]> = {}) =>
  render(<StepMenu number={2} isLast={false} hasText {...doings} {...props} />, document.body);
const button = () => page.getByRole('button', { name: 'More for step 2' });

beforeEach(() => vi.clearAllMocks());
afterEach(() => render(null, document.body));

test('it opens and is used with the keyboard alone, and the keyboard is back where it was', async () => {
  show();
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name: 'Duplicate' })).toBeVisible();
  for (let tabs = 0; tabs < 5; tabs += 1) await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  expect(doings.onDuplicate).toHaveBeenCalledOnce();
  await expect.element(page.getByRole('button', { name: 'Duplicate' })).not.toBeInTheDocument();
  expect(document.activeElement?.getAttribute('aria-label')).toBe('More for step 2');
});

test('Escape closes it and does nothing', async () => {
  show();
  await userEvent.click(button());
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('button', { name: 'Duplicate' })).not.toBeInTheDocument();
  for (const doing of Object.values(doings)) expect(doing).not.toHaveBeenCalled();
});

test('what is not possible cannot be pressed', async () => {
  show({ isLast: true, hasText: false, onPlay: null });
  await userEvent.click(button());
  for (const name of ['Merge with the next step', 'Make its text a step of its own', 'Play from here'])
    await expect.element(page.getByRole('button', { name })).toBeDisabled();
});

test('it lies beside its button and inside of the window', async () => {
  show();
  await userEvent.click(button());
  const menu = document.querySelector('.menu')!.getBoundingClientRect();
  expect(menu.left).toBeGreaterThanOrEqual(0);
  expect(menu.width).toBeGreaterThan(100);
  expect(menu.bottom).toBeLessThanOrEqual(innerHeight);
});
