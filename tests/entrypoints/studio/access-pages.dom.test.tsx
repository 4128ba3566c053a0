import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '#components/ui/page.css';
import '#components/ui/controls.css';
import '../../../entrypoints/studio/studio.css';
import '../../../entrypoints/studio/steward.css';
import type { MessageName } from '#lib/messages/protocol.ts';
import type { AccessView } from '#lib/model/steward.ts';
import { browser } from '#lib/platform/browser.ts';
import type { StewardPlace } from '../../../entrypoints/studio/route.ts';
import { StewardPages } from '../../../entrypoints/studio/StewardPages.tsx';
import type { StudioView, Try } from '../../../entrypoints/studio/use-studio.ts';

const toaster = { toasts: [], say: vi.fn(), complain: vi.fn(), close: vi.fn() };
const access: AccessView = {
  libraries: [
    { id: 'main', name: 'Main library' },
    { id: 'sales', name: 'Sales' },
  ],
  grants: [
    { library: '*', principal: 'person:stella', role: 'steward' },
    { library: 'sales', principal: 'person:ann', role: 'author' },
    { library: 'sales', principal: 'team:trainers', role: 'expert' },
    { library: 'main', principal: 'team:staff', role: 'reader' },
  ],
  teams: [
    { id: 'trainers', name: 'Trainers', members: ['ann'] },
    { id: 'staff', name: 'Staff', members: [] },
  ],
  groups: [
    { group: 'All staff', team: 'staff', role: 'reader', library: 'main' },
    { group: 'Sales people', team: 'sales-people', role: 'author', library: '*' },
  ],
};
const answers: Partial<Record<MessageName, unknown>> = {};
const asked = vi.fn(async ({ name }: { name: MessageName; request: unknown }): Promise<object> => {
  return { ok: true, value: answers[name] ?? null };
});
const attempt = vi.fn(async (name: MessageName, request: unknown) => {
  const outcome = (await asked({ name, request })) as { value?: unknown };
  return outcome.value;
});
const app = { schemaVersion: 1, id: 'a1', name: 'CRM', origins: ['https://crm.example.com'] };

function show(place: StewardPlace, me: object = { role: 'steward' }, apps: object[] = [app]) {
  const view = {
    session: { me: { id: 'stella', name: 'Stella', ...me } },
    names: new Map([
      ['ann', 'Ann'],
      ['ben', 'Ben'],
      ['stella', 'Stella'],
    ]),
    items: [{ id: 'g', entry: {}, pages: ['https://crm.example.com/*'] }],
    apps,
    approvals: { sales: 2 },
  } as unknown as StudioView;
  render(
    <main class="page">
      <StewardPages place={place} view={view} attempt={attempt as unknown as Try} toaster={toaster} />
    </main>,
    document.body,
  );
}
const undoLast = () => (toaster.say.mock.lastCall as [string, () => void])[1]();

beforeEach(() => {
  vi.clearAllMocks();
  answers['steward:access'] = access;
  answers['steward:retention'] = { deletedDays: 30, deliveriesDays: 30, auditDays: 700 };
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(asked as never);
});
afterEach(() => render(null, document.body));

test('a team is made under an id of its own, also beside one that is yet to come from a group', async () => {
  show('teams');
  await page.getByLabelText('Name of a new team').fill('Sales people');
  await page.getByRole('button', { name: 'Make team' }).click();
  const wish = { teamId: 'sales-people-2', name: 'Sales people', members: [] };
  expect(attempt).toHaveBeenCalledExactlyOnceWith('steward:put-team', wish);
});

test('somebody is added to a team as it is now, not as it was shown, and that can be taken back', async () => {
  show('teams');
  await page.getByRole('button', { name: 'Members of Trainers' }).click();
  answers['steward:access'] = { ...access, teams: [{ id: 'trainers', name: 'Coaches', members: ['ann', 'new'] }] };
  await page.getByLabelText('Who is to be in Trainers').selectOptions('Ben');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const wish = { teamId: 'trainers', name: 'Coaches', members: ['ann', 'new', 'ben'] };
  await vi.waitFor(() => expect(attempt).toHaveBeenCalledWith('steward:put-team', wish));
  answers['steward:access'] = { ...access, teams: [{ id: 'trainers', name: 'Coaches', members: wish.members }] };
  await vi.waitFor(() => expect(toaster.say).toHaveBeenCalled());
  undoLast();
  const back = { ...wish, members: ['ann', 'new'] };
  await vi.waitFor(() => expect(attempt).toHaveBeenLastCalledWith('steward:put-team', back));
});

test('a team that follows a group says so and is changed there; one that is made by hand is removed after a question', async () => {
  show('teams');
  await expect.element(page.getByText(/the group “All staff” of your sign-in/)).toBeVisible();
  await expect.element(page.getByText('“Sales people” will be author in every library')).toBeVisible();
  expect(page.getByRole('button', { name: /Staff$/ }).elements()).toEqual([]);
  await page.getByRole('button', { name: 'Remove Trainers' }).click();
  const question = page.getByRole('alertdialog');
  await expect.element(question).toMatchTextContent(/loses what it gave \(Expert of Sales\)/);
  expect(attempt).not.toHaveBeenCalled();
  await question.getByRole('button', { name: 'Remove' }).click();
  expect(attempt).toHaveBeenCalledWith('steward:remove-team', { teamId: 'trainers' });
});

test('a role in one library is given, changed and taken away there, each with a way back', async () => {
  show('libraries');
  const sales = page.getByRole('region', { name: 'Sales' });
  await sales.getByLabelText('Role of Ann in Sales').selectOptions('expert');
  const grant = { library: 'sales', principal: 'person:ann', role: 'expert' };
  expect(attempt).toHaveBeenLastCalledWith('steward:grant', grant);
  await vi.waitFor(() => expect(toaster.say).toHaveBeenCalledOnce());
  undoLast();
  await vi.waitFor(() => expect(attempt).toHaveBeenLastCalledWith('steward:grant', { ...grant, role: 'author' }));
  await sales.getByRole('button', { name: /^Take away: role of Trainers/ }).click();
  const none = { library: 'sales', principal: 'team:trainers', role: null };
  expect(attempt).toHaveBeenLastCalledWith('steward:grant', none);
  await sales.getByLabelText('Person or team').selectOptions('Ben');
  await sales.getByRole('button', { name: 'Give role' }).click();
  const given = { library: 'sales', principal: 'person:ben', role: 'author' };
  expect(attempt).toHaveBeenLastCalledWith('steward:grant', given);
});

test('a steward of one library sees that one, and gives it up only after a question', async () => {
  answers['steward:access'] = {
    ...access,
    grants: [{ library: 'sales', principal: 'person:stella', role: 'steward' }],
  };
  show('libraries', { role: 'reader', roles: { sales: 'steward', main: 'reader' } });
  await expect.element(page.getByRole('region', { name: 'Sales' })).toBeVisible();
  expect(page.getByRole('region', { name: 'Main library' }).elements()).toEqual([]);
  expect(page.getByRole('button', { name: /Make library|Rename/ }).elements()).toEqual([]);
  await page.getByLabelText('Role of Stella in Sales').selectOptions('reader');
  expect(attempt).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Give it up' }).click();
  const grant = { library: 'sales', principal: 'person:stella', role: 'reader' };
  expect(attempt).toHaveBeenCalledExactlyOnceWith('steward:grant', grant);
});

test('libraries are made and renamed', async () => {
  show('libraries');
  await page.getByLabelText('Name of a new library').fill('Main');
  await page.getByRole('button', { name: 'Make library' }).click();
  expect(attempt).toHaveBeenLastCalledWith('steward:make-library', { id: 'main-2', name: 'Main' });
  await page.getByRole('button', { name: 'Rename Sales' }).click();
  await page.getByLabelText('New name').fill('Sales and service');
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  const renamed = { id: 'sales', name: 'Sales and service' };
  await vi.waitFor(() => expect(attempt).toHaveBeenLastCalledWith('steward:rename-library', renamed));
});

test('how many approvals a publication needs is said for each library, with a way back, by stewards of the workspace only', async () => {
  show('libraries');
  await page.getByLabelText('Approvals a publication needs in Sales').selectOptions('1 approval by a colleague');
  expect(attempt).toHaveBeenLastCalledWith('steward:approvals', { library: 'sales', count: 1 });
  await vi.waitFor(() => expect(toaster.say).toHaveBeenCalledOnce());
  undoLast();
  await vi.waitFor(() => expect(attempt).toHaveBeenLastCalledWith('steward:approvals', { library: 'sales', count: 2 }));
  show('libraries', { role: 'reader', roles: { sales: 'steward' } });
  await expect.element(page.getByLabelText('Approvals a publication needs in Main library')).not.toBeInTheDocument();
  expect(page.getByLabelText('Approvals a publication needs in Sales').elements()).toEqual([]);
});

test('an app is switched off with a way back; where there is none the page says what to do', async () => {
  show('apps');
  await expect.element(page.getByText('1 published guide')).toBeVisible();
  await page.getByRole('button', { name: 'Switch off: CRM' }).click();
  expect(attempt).toHaveBeenLastCalledWith('app:switch', { appId: 'a1', isOff: true });
  await vi.waitFor(() => expect(toaster.say).toHaveBeenCalledOnce());
  undoLast();
  await vi.waitFor(() => expect(attempt).toHaveBeenLastCalledWith('app:switch', { appId: 'a1', isOff: false }));
  show('apps', { role: 'steward' }, []);
  await expect.element(page.getByRole('heading', { name: 'No application yet' })).toBeVisible();
});

test('an app gets another name, with a way back', async () => {
  show('apps');
  await page.getByRole('button', { name: 'Rename CRM' }).click();
  await page.getByLabelText('New name').fill('Customers');
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  await vi.waitFor(() => expect(attempt).toHaveBeenLastCalledWith('app:rename', { appId: 'a1', name: 'Customers' }));
  await vi.waitFor(() => expect(toaster.say).toHaveBeenCalledOnce());
  expect(page.getByLabelText('New name').elements()).toEqual([]);
  undoLast();
  await vi.waitFor(() => expect(attempt).toHaveBeenLastCalledWith('app:rename', { appId: 'a1', name: 'CRM' }));
});

test('who changes the addresses of an app reads first what becomes of its guides, and may take it back', async () => {
  show('apps');
  await page.getByRole('button', { name: 'Addresses of CRM' }).click();
  const field = page.getByLabelText(/Addresses, one a line/);
  await field.fill('ftp://crm.example.com');
  await expect.element(page.getByRole('status').filter({ hasText: 'is no address' })).toBeVisible();
  await field.fill('https://crm.example.org/start');
  await expect.element(page.getByText(/Met at https:\/\/crm\.example\.org instead.*: 1 published guide/)).toBeVisible();
  const place = page.getByLabelText(/Where guides of https:\/\/crm\.example\.com are met/);
  await place.selectOptions('');
  await expect.element(page.getByText(/shown to nobody until it is added again: 1 published guide/)).toBeVisible();
  await place.selectOptions('https://crm.example.org');
  await page.getByRole('button', { name: 'Save' }).click();
  const [from, to] = ['https://crm.example.com', 'https://crm.example.org'];
  const request = (origins: string[], moved: object) => ['app:addresses', { appId: 'a1', origins, moved }] as const;
  expect(attempt).toHaveBeenLastCalledWith(...request([to], { [from]: to }));
  await vi.waitFor(() => expect(toaster.say).toHaveBeenCalledOnce());
  undoLast();
  await vi.waitFor(() => expect(attempt).toHaveBeenLastCalledWith(...request(app.origins, { [to]: from })));
});

test('an app is removed once it is clear what that means, and comes back', async () => {
  answers['app:remove'] = app;
  show('apps');
  await page.getByRole('button', { name: 'Remove CRM' }).click();
  const question = /runs on https:\/\/crm\.example\.com any more.*1 published guide/;
  await expect.element(page.getByRole('alertdialog', { name: question })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  expect(attempt).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Remove CRM' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  expect(attempt).toHaveBeenLastCalledWith('app:remove', { appId: 'a1' });
  await vi.waitFor(() => expect(toaster.say).toHaveBeenCalledOnce());
  undoLast();
  await vi.waitFor(() => expect(attempt).toHaveBeenLastCalledWith('app:restore', { app }));
});

test('a longer time is saved at once, a shorter one only after a question; one chosen elsewhere stays to be chosen', async () => {
  show('retention');
  await expect.element(page.getByLabelText('The audit log goes back')).toHaveValue('700');
  expect((page.getByRole('button', { name: 'Save' }).element() as HTMLButtonElement).disabled).toBe(true);
  await page.getByLabelText('Deleted guides can be brought back for').selectOptions('60 days');
  await page.getByRole('button', { name: 'Save' }).click();
  const longer = { deletedDays: 60, deliveriesDays: 30, auditDays: 700 };
  expect(attempt).toHaveBeenLastCalledWith('steward:keep', longer);
  await page.getByLabelText('The audit log goes back').selectOptions('90 days');
  await page.getByRole('button', { name: 'Save' }).click();
  expect(attempt).toHaveBeenCalledOnce();
  await page.getByRole('button', { name: 'Keep as it was' }).click();
  await expect.element(page.getByLabelText('The audit log goes back')).toHaveValue('700');
  await page.getByLabelText('Deleted guides can be brought back for').selectOptions('7 days');
  await userEvent.click(page.getByRole('button', { name: 'Save' }));
  await page.getByRole('button', { name: 'Let it go' }).click();
  expect(attempt).toHaveBeenLastCalledWith('steward:keep', { ...longer, deletedDays: 7 });
});
