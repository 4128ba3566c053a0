import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Guide } from '#lib/model/guide.ts';
import { GuideAlike } from '../../../entrypoints/studio/GuideAlike.tsx';
import type { StudioView } from '../../../entrypoints/studio/use-studio.ts';
import { aGuide, anEntry } from '#tests/fixtures/a-guide.ts';

const theirs = aGuide({ title: 'Add a lead', revision: 2, authorId: 'ben' });
const item = { id: theirs.id, guide: theirs, entry: null, title: theirs.title, authorId: 'ben', authorName: 'Ben' };
const view = {
  session: { me: { id: 'ann', role: 'author' } },
  items: [{ ...item, library: 'main', status: 'published' }],
} as unknown as StudioView;
const show = (guide: Guide) => render(<GuideAlike guide={guide} view={view} />, document.body);
const notice = () => page.getByText(/Improve that one\?/);

afterEach(() => {
  render(null, document.body);
  sessionStorage.clear();
});

test('a draft of what a colleague has already leads to theirs at a press', async () => {
  show(aGuide({ title: 'Create a lead' }));
  await expect.element(notice()).toBeVisible();
  expect(notice().element().textContent).toContain('“Add a lead” by Ben is called much the same.');
  const link = page.getByRole('link', { name: 'Improve that one' });
  expect(link.element().getAttribute('href')).toContain(theirs.id);
});

test('whoever keeps both is not asked again, and what is published or another thing is not asked about', async () => {
  const guide = aGuide({ title: 'Create a lead' });
  show(guide);
  await userEvent.click(page.getByRole('button', { name: 'Keep both' }));
  expect(notice().elements()).toHaveLength(0);
  render(null, document.body);
  show(guide);
  expect(notice().elements()).toHaveLength(0);
  for (const other of [aGuide({ title: 'Create a lead', revision: 1 }), aGuide({ title: 'Close a lead' })]) {
    render(null, document.body);
    show(other);
    expect(notice().elements()).toHaveLength(0);
  }
});

test('whoever may not change theirs is told what they can do instead', async () => {
  const entry = anEntry({ id: theirs.id, title: theirs.title });
  const elsewhere = { ...view, items: [{ ...view.items[0]!, guide: null, entry }] };
  render(<GuideAlike guide={aGuide({ title: 'Create a lead' })} view={elsewhere} />, document.body);
  await expect.element(page.getByText(/say with “Outdated\?” what it lacks/)).toBeVisible();
  expect(notice().elements()).toHaveLength(0);
  await expect.element(page.getByRole('link', { name: 'Look at that one' })).toBeVisible();
});
