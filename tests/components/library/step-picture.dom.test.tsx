import '#components/ui/page.css';
import '#components/ui/controls.css';
import '../../../entrypoints/studio/studio.css';
import '../../../entrypoints/studio/editor.css';
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { StepPicture } from '#components/library/StepPicture.tsx';
import type { Rect } from '#lib/model/recording.ts';
import { screenshot } from '#tests/fixtures/a-screenshot.ts';

const picture = { sha256: 'a'.repeat(64), width: 400, height: 250, frame: { x: 100, y: 80, width: 60, height: 20 } };
const onHide = vi.fn<(part: Rect) => Promise<boolean>>(async () => true);
const said = 'Hidden in this step. Undo in the editor brings it back.';
const whole = () => document.querySelector('dialog')!;
const button = (name: string) => page.getByRole('button', { name });

beforeEach(async () => {
  await page.viewport(900, 700);
  render(
    <StepPicture picture={picture} url={screenshot(400, 250)} alt="Step 2" stepNumber={2} onHide={onHide} />,
    document.body,
  );
});
afterEach(() => {
  render(null, document.body);
  vi.clearAllMocks();
});

test('with the keyboard alone, its author hides a part of a picture, and Escape ends that and nothing else', async () => {
  await userEvent.tab();
  await userEvent.keyboard('{Enter}{Enter}');
  await expect.element(page.getByRole('application', { name: 'What to hide' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  expect(whole().open).toBe(true);
  await expect.element(page.getByRole('application')).not.toBeInTheDocument();
  await button('Hide a part').click();
  await userEvent.keyboard('{ArrowLeft}{ArrowUp}{Shift>}{ArrowRight}{ArrowDown}{/Shift}{Enter}');
  expect(onHide.mock.calls).toEqual([[{ x: 142, y: 104.5, width: 108, height: 33 }]]);
  await expect.element(page.getByRole('status')).toHaveTextContent(said);
  await expect.element(button('Hide a part')).toHaveFocus();
  expect(whole().open).toBe(true);
});

test('with the pointer a box is drawn over it', async () => {
  await button('Show the whole picture of step 2').click();
  await button('Hide a part').click();
  const surface = document.querySelector('.hiding')!;
  const { width, height } = surface.getBoundingClientRect();
  await userEvent.dragAndDrop(surface, surface, {
    sourcePosition: { x: width / 4, y: height / 5 },
    targetPosition: { x: width / 2, y: height / 2 },
  });
  await button('Hide this part').click();
  const [part] = onHide.mock.calls[0]!;
  for (const [key, value] of Object.entries({ x: 100, y: 50, width: 100, height: 75 }))
    expect(part[key as keyof Rect], key).toBeCloseTo(value, -0.5);
});

test('what has begun to be hidden is hidden: until then nothing can be cancelled', async () => {
  let end: (isDone: boolean) => void;
  onHide.mockReturnValueOnce(new Promise((resolve) => (end = resolve)));
  await button('Show the whole picture of step 2').click();
  await button('Hide a part').click();
  await button('Hide this part').click();
  await expect.element(button('Cancel')).toBeDisabled();
  await userEvent.keyboard('{Escape}');
  await expect.element(button('Cancel')).toBeDisabled();
  end!(true);
  await expect.element(page.getByRole('status')).toHaveTextContent(said);
});

test('the box of every step is explained by the words of its own dialog', async () => {
  const steps = [2, 3].map((number) => (
    <StepPicture key={number} picture={picture} url={screenshot(400, 250)} alt="" stepNumber={number} onHide={onHide} />
  ));
  render(<>{steps}</>, document.body);
  await button('Show the whole picture of step 3').click();
  await button('Hide a part').click();
  await expect.element(page.getByRole('application')).toHaveAccessibleDescription(/^Draw a box/);
});

test('where it could not be hidden the dialog gives way to what is said about it', async () => {
  onHide.mockResolvedValueOnce(false);
  await button('Show the whole picture of step 2').click();
  await button('Hide a part').click();
  await button('Hide this part').click();
  await expect.poll(() => whole().open).toBe(false);
});

test('in a low window, the whole picture and its buttons are in sight at once', async () => {
  await page.viewport(640, 400);
  await button('Show the whole picture of step 2').click();
  for (const part of [whole().querySelector('.ring')!, button('Close').element()]) {
    const { top, bottom } = part.getBoundingClientRect();
    expect(top).toBeGreaterThan(0);
    expect(bottom).toBeLessThan(400);
  }
  expect(whole().scrollHeight).toBe(whole().clientHeight);
});
