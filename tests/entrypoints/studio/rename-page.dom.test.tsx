import '#components/ui/page.css';
import '#components/ui/controls.css';
import '../../../entrypoints/studio/history.css';
import '../../../entrypoints/studio/studio.css';
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Guide } from '#lib/model/guide.ts';
import { RenamePage } from '../../../entrypoints/studio/RenamePage.tsx';
import type { StudioView, Try } from '../../../entrypoints/studio/use-studio.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

const naming = (title: string) => aGuide({ title, steps: stepsById(aStep({ title: 'Click **Save**' })) });
const [lead, deal, theirs] = [naming('Add a lead'), naming('Add a deal'), naming('Of another library')];
const item = (guide: Guide, library: string | null) => ({ id: guide.id, guide, library });
const me = { id: 'ann', name: 'Ann', role: 'reader', roles: { main: 'author' } };
const view = {
  session: { me },
  items: [item(lead, 'main'), item(deal, null), item(theirs, 'sales')],
} as unknown as StudioView;
const say = vi.fn<(words: string, undo?: () => void) => void>();
const toaster = { toasts: [], say, complain: vi.fn(), close: vi.fn() };
const attempt = vi.fn(async (_name: string, { guide }: { base: Guide; guide: Guide }) => ({
  ...guide,
  description: 'Of a colleague',
}));

afterEach(() => {
  render(null, document.body);
  vi.clearAllMocks();
});

test('single places can be left out of a guide', async () => {
  const german = { [`${Object.keys(lead.steps)[0]!}.title`]: { text: '„Save“ anklicken', of: 'Click **Save**' } };
  const spoken = { ...view, items: [item({ ...lead, translations: { 'de-Latn': german } }, null)] } as StudioView;
  render(<RenamePage view={spoken} attempt={attempt as unknown as Try} toaster={toaster} />, document.body);
  await userEvent.fill(page.getByLabelText('It was called'), 'Save');
  await userEvent.fill(page.getByLabelText('It is called now'), 'Sichern');
  expect(document.querySelector('.text-change:lang(de) ins')?.textContent).toBe('Sichern');
  await userEvent.click(page.getByLabelText(/^Step 1.*title changed/));
  await userEvent.fill(page.getByLabelText('It is called now'), 'Sichern jetzt');
  await userEvent.fill(page.getByLabelText('It is called now'), 'Sichern');
  expect(page.getByLabelText('Add a lead').element()).toHaveProperty('indeterminate', true);
  await userEvent.click(page.getByRole('button', { name: 'Rename in 1 guide' }));
  await vi.waitFor(() => expect(attempt).toHaveBeenCalledOnce());
  const saved = attempt.mock.calls[0]![1].guide;
  expect(Object.values(saved.steps)[0]!.title).toBe('Click **Save**');
  expect(Object.values(saved.translations!['de-Latn']!)).toEqual([
    { text: '„Sichern“ anklicken', of: 'Click **Save**' },
  ]);
});

test('a button is renamed in the guides that were chosen, seen before it is done, and taken back as one', async () => {
  render(<RenamePage view={view} attempt={attempt as unknown as Try} toaster={toaster} />, document.body);
  await userEvent.fill(page.getByLabelText('It was called'), 'Save');
  await userEvent.fill(page.getByLabelText('It is called now'), 'Keep');
  await expect.element(page.getByText('2 guides name it.')).toBeVisible();
  expect(document.body.textContent).not.toContain('Of another library');
  expect([...document.querySelectorAll('ins')].map((one) => one.textContent)).toEqual(['Keep', 'Keep']);
  await userEvent.click(page.getByLabelText('Add a deal'));
  await userEvent.click(page.getByRole('button', { name: 'Rename in 1 guide' }));
  await vi.waitFor(() => expect(say).toHaveBeenCalledOnce());
  expect(attempt).toHaveBeenCalledOnce();
  expect(Object.values(attempt.mock.calls[0]![1].guide.steps)[0]!.title).toBe('Click **Keep**');
  await expect.element(page.getByLabelText('It was called')).toHaveFocus();
  await expect.element(page.getByText('Write both names to see what would change.')).toBeVisible();
  say.mock.lastCall![1]!();
  await vi.waitFor(() => expect(attempt).toHaveBeenCalledTimes(2));
  const [renaming, undoing] = attempt.mock.calls.map(([, request]) => request);
  expect(undoing, 'so that what colleagues changed meanwhile stays').toEqual({ base: renaming!.guide, guide: lead });
});
