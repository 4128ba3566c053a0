import '#components/ui/page.css';
import '#components/ui/controls.css';
import '../../../entrypoints/studio/studio.css';
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { startEditing } from '#components/library/editing.ts';
import { noHistory } from '#components/library/history.ts';
import type { Guide } from '#lib/model/guide.ts';
import type { Roles } from '#lib/model/workspace.ts';
import { browser } from '#lib/platform/browser.ts';
import { GuideOwner } from '../../../entrypoints/studio/GuideOwner.tsx';
import type { StudioView } from '../../../entrypoints/studio/use-studio.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';

const say = vi.fn<(words: string, undo?: () => void) => void>();
const toaster = { toasts: [], say, complain: vi.fn(), close: vi.fn() };
const people = [
  { id: 'ann', name: 'Ann', role: 'author' },
  { id: 'ben', name: 'Ben', role: 'author' },
  { id: 'rob', name: 'Rob', role: 'reader' },
  { id: 'zoe', name: 'Zoe', role: 'author', isGone: true },
];
/** What the store says of the guide's own library: Ben writes elsewhere only, Rob in this one. */
const answer = vi.fn<() => object>();
beforeEach(() => {
  answer.mockReturnValue({ ok: true, value: [{ id: 'rob', name: 'Rob' }] });
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation((async () => answer()) as never);
});

function Owned({ start, me, roles }: { start: Guide; me: string; roles: Roles }) {
  const [guide, setGuide] = useState(start);
  const [editing] = useState(() =>
    startEditing(
      { guide: start, history: noHistory, editedAt: 0 },
      async (_, saved) => saved,
      (state) => setGuide(state.guide),
      () => {},
    ),
  );
  const view = {
    session: { me: { id: me, name: people.find(({ id }) => id === me)!.name, role: 'reader', roles } },
    items: [{ id: start.id, library: 'sales' }],
    people,
    names: new Map(people.map(({ id, name }) => [id, name])),
  } as unknown as StudioView;
  return <GuideOwner guide={guide} view={view} editing={editing} toaster={toaster} />;
}
const show = (start: Guide, me: string, roles: Roles = { sales: 'author' }) =>
  render(<Owned start={start} me={me} roles={roles} />, document.body);
const owner = page.getByLabelText('Keeps it right');
const offered = () => [...(owner.element() as HTMLSelectElement).options].map(({ text }) => text);

afterEach(() => render(null, document.body));

test('the owner hands a guide to whoever writes in its library, stays as the backup, and can take that back', async () => {
  show(aGuide({ authorId: 'ann' }), 'ann');
  await expect.poll(offered).toEqual(['Ann (you)', 'Rob']);
  await userEvent.selectOptions(owner, 'rob');
  await expect.element(page.getByLabelText('Backup, if they leave')).toHaveValue('ann');
  say.mock.lastCall![1]!();
  await expect.element(owner).toHaveValue('ann');
});

test('without the store those are offered who have it, and it is said why the others are not', async () => {
  answer.mockReturnValue({ ok: false, problem: 'offline', message: 'The store cannot be reached.' });
  show(aGuide({ authorId: 'ann', backupId: 'ben' }), 'ann');
  await expect.element(page.getByText(/Other colleagues cannot be chosen now/)).toBeVisible();
  expect(offered()).toEqual(['Ann (you)', 'Ben']);
});

test('an owner who may not write in its library any more is not offered what the store would refuse', () => {
  show(aGuide({ authorId: 'ann' }), 'ann', { sales: 'reader' });
  expect(document.body.textContent).toContain('Ann (you)');
  expect(document.querySelector('select')).toBeNull();
});

test('others see whose it is and who the backup is, and change nothing', () => {
  show(aGuide({ authorId: 'ann', ownerId: 'ben', backupId: 'ann' }), 'rob', { sales: 'reader' });
  expect(document.body.textContent).toContain('Ben, backup: Ann');
  expect(document.querySelector('select')).toBeNull();
});

test('a guide of somebody who has left says to whom it fell', () => {
  show(aGuide({ authorId: 'zoe', backupId: 'ben' }), 'ann');
  expect(document.body.textContent).toContain('Zoe has left, so the guide fell to Ben.');
});
