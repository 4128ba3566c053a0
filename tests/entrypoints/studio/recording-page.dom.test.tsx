import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '#components/ui/page.css';
import '#components/ui/controls.css';
import '../../../entrypoints/studio/studio.css';
import '../../../entrypoints/studio/steward.css';
import '../../../entrypoints/studio/editor.css';
import { usualRules, type RecordingRules } from '#lib/model/recording-rules.ts';
import { RecordingPage } from '../../../entrypoints/studio/RecordingPage.tsx';
import type { StudioView, Try } from '../../../entrypoints/studio/use-studio.ts';

const toaster = { toasts: [], say: vi.fn(), complain: vi.fn(), close: vi.fn() };
const attempt = vi.fn(async (_name: string, _request: unknown) => null);
const apps = [
  { schemaVersion: 1, id: 'a1', name: 'CRM', origins: ['https://crm.example.com'] },
  { schemaVersion: 1, id: 'a2', name: 'Atlas', origins: ['https://atlas.example.com'] },
];

function show(recording: RecordingRules, known = apps) {
  const view = { recording, apps: known } as unknown as StudioView;
  render(
    <main class="page">
      <RecordingPage view={view} attempt={attempt as unknown as Try} toaster={toaster} />
    </main>,
    document.body,
  );
}
const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
/** What the last toast takes back. */
const undo = () => (toaster.say.mock.lastCall![1] as () => void)();

beforeEach(() => vi.clearAllMocks());
afterEach(() => render(null, document.body));

test('pictures are wireframes until a steward wants others, which can be undone', async () => {
  show({});
  const choice = page.getByLabelText('Pictures of steps');
  await expect.element(choice).toHaveValue('wireframe');
  await userEvent.selectOptions(choice, 'screenshot');
  await vi.waitFor(() => expect(attempt).toHaveBeenLastCalledWith('steward:recording', { pictures: 'screenshot' }));
  await vi.waitFor(() => expect(toaster.say).toHaveBeenCalled());
  undo();
  await vi.waitFor(() =>
    expect(attempt).toHaveBeenLastCalledWith('steward:recording', { pictures: usualRules.pictures }),
  );
});

test('a page is added to what is never recorded, or it is said why it cannot be', async () => {
  show({ never: ['https://hr.example.com/*'] });
  const field = page.getByLabelText('Add a page');
  await field.fill('hr.example.com');
  await press('Add');
  await expect.element(page.getByRole('alert').first()).toHaveTextContent('It has to start with https:// or http://.');
  expect(attempt).not.toHaveBeenCalled();
  await field.fill('https://pay.example.com/*');
  await press('Add');
  const never = ['https://hr.example.com/*', 'https://pay.example.com/*'];
  await vi.waitFor(() => expect(attempt).toHaveBeenLastCalledWith('steward:recording', { never }));
  await page.getByRole('button', { name: 'Remove https://hr.example.com/*' }).click();
  await vi.waitFor(() => expect(attempt).toHaveBeenLastCalledWith('steward:recording', { never: [] }));
  await expect.element(field).toHaveFocus();
});

test('each application has hidden parts of its own, and only real selectors', async () => {
  show({ hidden: { a2: ['.map'] } });
  await userEvent.selectOptions(page.getByLabelText('App', { exact: true }), 'a1');
  const field = page.getByLabelText('Add a selector for CRM');
  await field.fill('.name[');
  await page.getByRole('button', { name: 'Add', exact: true }).last().click();
  await expect
    .element(page.getByRole('alert').last())
    .toHaveTextContent('The browser does not know this as a CSS selector.');
  await field.fill('.name');
  await page.getByRole('button', { name: 'Add', exact: true }).last().click();
  const hidden = { a2: ['.map'], a1: ['.name'] };
  await vi.waitFor(() => expect(attempt).toHaveBeenLastCalledWith('steward:recording', { hidden }));
});

test('an undo takes back that one line, and no rule that came after it', async () => {
  const pay = 'https://pay.example.com/*';
  show({ never: [pay] });
  await page.getByRole('button', { name: `Remove ${pay}` }).click();
  await vi.waitFor(() => expect(toaster.say).toHaveBeenCalled());
  const hr = 'https://hr.example.com/*';
  show({ pictures: 'none', never: [hr], hidden: { a1: ['.name'] } });
  undo();
  await vi.waitFor(() => expect(attempt).toHaveBeenLastCalledWith('steward:recording', { never: [hr, pay] }));
});
