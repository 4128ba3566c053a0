import '#components/ui/page.css';
import '#components/ui/controls.css';
import '../../../entrypoints/studio/editor.css';
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { StepRules } from '#components/library/StepRules.tsx';
import type { Step } from '#lib/model/guide.ts';
import { aStep } from '#tests/fixtures/a-guide.ts';

afterEach(() => render(null, document.body));

const edited = vi.fn<(step: Step) => void>();
const other = aStep({ title: 'Click **Save**' });

function Edited({ start }: { start: Step }) {
  const [now, setNow] = useState(start);
  const onEdit = (edit: (step: Step) => Step) => {
    setNow(edit(now));
    edited(edit(now));
  };
  return <StepRules step={now} number={1} steps={[now, other]} onEdit={onEdit} onBlur={() => undefined} />;
}

test('a branch is made by choosing where it leads, never to itself', async () => {
  render(<Edited start={aStep()} />, document.body);
  await userEvent.selectOptions(page.getByLabelText(/^Kind/), 'branch');
  expect(page.getByLabelText(/^Go on when/).elements()).toHaveLength(0);
  const goal = page.getByLabelText(/^If they see it/);
  expect([...(goal.element() as HTMLSelectElement).options].map(({ text }) => text)).toEqual([
    'Choose a step…',
    'Step 2 “Click Save”',
  ]);
  await userEvent.selectOptions(goal, other.id);
  expect(edited).toHaveBeenLastCalledWith(expect.objectContaining({ kind: 'branch', goTo: other.id }));
});

test('a branch whose step is gone shows that it leads nowhere', async () => {
  render(<Edited start={aStep({ kind: 'branch', goTo: crypto.randomUUID() })} />, document.body);
  await expect.element(page.getByLabelText(/^If they see it/)).toHaveValue('');
});

test('a step says on which page it is, and says what is wrong with that', async () => {
  render(<Edited start={aStep()} />, document.body);
  await userEvent.click(page.getByText(/^the pages of the guide/));
  await userEvent.fill(page.getByLabelText(/^Page address/), 'crm.example.com');
  await expect.element(page.getByRole('alert')).toHaveTextContent('It has to start with https:// or http://.');
  await userEvent.fill(page.getByLabelText(/^Page address/), 'https://crm.example.com/*');
  expect(page.getByRole('alert').elements()).toHaveLength(0);
  expect(edited).toHaveBeenLastCalledWith(expect.objectContaining({ page: 'https://crm.example.com/*' }));
});
