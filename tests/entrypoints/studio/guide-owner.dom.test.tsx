import '#components/ui/page.css';
import '#components/ui/controls.css';
import '../../../entrypoints/studio/studio.css';
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { startEditing } from '#components/library/editing.ts';
import { noHistory } from '#components/library/history.ts';
import type { Guide } from '#lib/model/guide.ts';
import type { Role } from '#lib/model/workspace.ts';
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

function Owned({ start, me, role }: { start: Guide; me: string; role: Role }) {
  const [guide, setGuide] = useState(start);
  const [editing] = useState(() =>
    startEditing(
      { guide: start, history: noHistory },
      async (_, saved) => saved,
      (state) => setGuide(state.guide),
    ),
  );
  const view = {
    session: { me: { id: me, name: people.find(({ id }) => id === me)!.name, role } },
    items: [{ id: start.id, library: 'main' }],
    people,
    names: new Map(people.map(({ id, name }) => [id, name])),
  } as unknown as StudioView;
  return <GuideOwner guide={guide} view={view} editing={editing} toaster={toaster} />;
}
const show = (start: Guide, me: string, role: Role = 'author') =>
  render(<Owned start={start} me={me} role={role} />, document.body);

afterEach(() => render(null, document.body));

test('the owner hands a guide to a colleague who can write, stays as the backup, and can take that back', async () => {
  show(aGuide({ authorId: 'ann' }), 'ann');
  const owner = page.getByLabelText('Keeps it right');
  const options = [...(owner.element() as HTMLSelectElement).options].map(({ text }) => text);
  expect(options).toEqual(['Ann (you)', 'Ben']);
  await userEvent.selectOptions(owner, 'ben');
  await expect.element(page.getByLabelText('Backup, if they leave')).toHaveValue('ann');
  say.mock.lastCall![1]!();
  await expect.element(owner).toHaveValue('ann');
});

test('others see whose it is and who the backup is, and change nothing', () => {
  show(aGuide({ authorId: 'ann', ownerId: 'ben', backupId: 'ann' }), 'rob', 'reader');
  expect(document.body.textContent).toContain('Ben, backup: Ann');
  expect(document.querySelector('select')).toBeNull();
});

test('a guide of somebody who has left says to whom it fell', () => {
  show(aGuide({ authorId: 'zoe', backupId: 'ben' }), 'ann');
  expect(document.body.textContent).toContain('Zoe has left, so the guide fell to Ben.');
});
