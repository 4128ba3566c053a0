import '#components/ui/page.css';
import '#components/ui/controls.css';
import '../../../entrypoints/studio/studio.css';
import '../../../entrypoints/studio/steward.css';
import '../../../entrypoints/studio/editor.css';
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { audienceOf } from '#lib/model/audience.ts';
import type { Guide } from '#lib/model/guide.ts';
import { browser } from '#lib/platform/browser.ts';
import { GuideAudience } from '../../../entrypoints/studio/GuideAudience.tsx';
import type { StudioView } from '../../../entrypoints/studio/use-studio.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';

const me = { id: 'ann', name: 'Ann', role: 'author', teams: ['sales'] };
const view = { session: { me, libraries: [] }, items: [], lastLibrary: null } as unknown as StudioView;
const answer = vi.fn<() => object>();
const shown = vi.fn<(guide: Guide) => void>();

function Edited({ start }: { start: Guide }) {
  const [guide, setGuide] = useState(start);
  const change = (edit: (guide: Guide) => Guide) => {
    shown(edit(guide));
    setGuide(edit);
  };
  return <GuideAudience guide={guide} view={view} onChange={change} />;
}
const open = async (start: Guide) => {
  render(<Edited start={start} />, document.body);
  await userEvent.click(page.getByText(/Who sees it and when/));
};

beforeEach(() => {
  answer.mockReturnValue({
    ok: true,
    value: [
      { id: 'it', name: 'IT' },
      { id: 'sales', name: 'Sales' },
    ],
  });
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation((async () => answer()) as never);
});
afterEach(() => render(null, document.body));

test('an author chooses teams and days, is told who is left out, and takes it back to everybody', async () => {
  await open(aGuide());
  await expect.element(page.getByText('Everybody, always')).toBeVisible();
  await userEvent.click(page.getByLabelText('IT'));
  await expect.element(page.getByText(/You are in none of these teams\./)).toBeVisible();
  await userEvent.fill(page.getByLabelText('First day'), '2099-12-01');
  await expect.element(page.getByText('IT, from 1 December 2099')).toBeVisible();
  expect(audienceOf(shown.mock.lastCall![0])).toEqual({ forTeams: { it: 'IT' }, shownFrom: '2099-12-01' });
  await userEvent.click(page.getByLabelText('IT'));
  await userEvent.fill(page.getByLabelText('First day'), '');
  await expect.element(page.getByText('Everybody, always')).toBeVisible();
  expect(Object.keys(shown.mock.lastCall![0])).not.toContain('forTeams');
});

test('without the store the chosen teams stay, and it is said why there are no others', async () => {
  answer.mockReturnValue({ ok: false, problem: 'offline', message: 'The store cannot be reached.' });
  await open(aGuide({ forTeams: { gone: 'Trainees' } }));
  await expect.element(page.getByText(/Other teams cannot be chosen now/)).toBeVisible();
  await expect.element(page.getByLabelText('Trainees')).toBeChecked();
});

test('a team that was removed is named as one that is gone', async () => {
  await open(aGuide({ forTeams: { gone: 'Trainees' } }));
  await expect.element(page.getByLabelText('Trainees (there is no such team any more)')).toBeChecked();
});
