import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AdviceList } from '#components/library/AdviceList.tsx';

afterEach(() => render(null, document.body));

test('each advice leads to where it is, and what can be mended at once is', async () => {
  const fix = { words: 'Make one of them', edit: vi.fn() };
  const twice = { words: 'Step 1 says the same as the next one.', stepId: 'a', fix };
  const [onShow, onFix, onGo] = [vi.fn(), vi.fn(), vi.fn()];
  const weak = { words: 'Step 2 is weak.', stepId: 'b', fix: null, way: { words: 'Point again', to: { stepId: 'b' } } };
  const advice = [{ words: 'No description.', stepId: null, fix: null }, twice, weak];
  render(<AdviceList advice={advice} onShow={onShow} onFix={onFix} onGo={onGo} />, document.body);
  await userEvent.click(page.getByRole('button', { name: 'Show: No description.' }));
  expect(onShow).toHaveBeenCalledWith(null);
  await userEvent.click(page.getByRole('button', { name: 'Make one of them' }));
  expect(onFix).toHaveBeenCalledWith(twice);
  await userEvent.click(page.getByRole('button', { name: 'Point again' }));
  expect(onGo).toHaveBeenCalledWith({ stepId: 'b' });
});

test('after a fix the keyboard is at the next advice, or at the heading once there is none', async () => {
  const fix = { words: 'Mend', edit: vi.fn() };
  const advice = ['a', 'b', 'c'].map((words) => ({ words, stepId: null, fix }));
  const show = (left: typeof advice) =>
    render(
      <AdviceList
        advice={left}
        onShow={vi.fn()}
        onGo={vi.fn()}
        onFix={(done) => show(left.filter((one) => one !== done))}
      />,
      document.body,
    );
  show(advice);
  await userEvent.click(page.getByRole('button', { name: 'Mend' }).nth(1));
  expect(document.activeElement?.closest('li')?.querySelector('p')).toHaveTextContent('c');
  await userEvent.keyboard('{Enter}');
  expect(document.activeElement?.closest('li')?.querySelector('p')).toHaveTextContent('a');
  await userEvent.keyboard('{Enter}');
  expect(document.activeElement).toBe(page.getByRole('heading').element());
});

test('where there is nothing, that is said', async () => {
  render(<AdviceList advice={[]} onShow={vi.fn()} onFix={vi.fn()} onGo={vi.fn()} />, document.body);
  await expect.element(page.getByText('Nothing to improve that we could see.')).toBeVisible();
});
