import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import '#components/ui/page.css';
import '#components/ui/controls.css';
import '../../../entrypoints/studio/studio.css';
import '../../../entrypoints/studio/steward.css';
import type { MessageName } from '#lib/messages/protocol.ts';
import type { StewardPlace } from '../../../entrypoints/studio/route.ts';
import { StewardPages } from '../../../entrypoints/studio/StewardPages.tsx';
import { browser } from '#lib/platform/browser.ts';
import type { StudioView, Try } from '../../../entrypoints/studio/use-studio.ts';

const at = '2026-01-01T00:00:00.000Z';
const toaster = { toasts: [], say: vi.fn(), complain: vi.fn(), close: vi.fn() };
const colleague = (id: string, role: string, more: object = {}) => {
  const counts = { devices: 2, guides: 3, lastUsed: at, joinedAt: at, disabledAt: null };
  return { id, name: id, role, roles: { '*': role }, ...counts, ...more };
};
const invite = { id: 'i1', role: 'author', library: '*', label: 'Support', uses: 1, usesMost: 100, madeAt: at };
const device = { id: 'd1', person: 'Ann', name: 'Firefox Linux', signedInAt: at, lastUsed: at, expiresAt: null };
const answers: Partial<Record<MessageName, unknown>> = {
  'steward:people': [
    colleague('Stella', 'steward'),
    colleague('Ann', 'author'),
    colleague('Gone', 'reader', { disabledAt: at }),
  ],
  'steward:invites': {
    invites: [
      { ...invite, expiresAt: '2999-01-01T00:00:00.000Z', revokedAt: null },
      { ...invite, id: 'i2', expiresAt: '2999-01-01T00:00:00.000Z', revokedAt: at },
    ],
    libraries: [
      { id: 'main', name: 'Main library' },
      { id: 'sales', name: 'Sales' },
      { id: 'legal', name: 'Legal' },
    ],
  },
  'steward:invite': { link: 'https://store.example.com/join#secret' },
  'device:list': [{ ...device, isThis: false }],
  'steward:audit': {
    records: [
      { id: '1', at, actor: 'Stella', action: 'person-disabled', target: 'Ann', detail: {} },
      { id: '2', at, actor: 'store', action: 'invite-made', target: 'i', detail: { role: 'author', library: '*' } },
      { id: '4', at, actor: 'Stella', action: 'guide-moved', target: 'g', detail: { from: 'sales', to: 'old' } },
      { id: '5', at, actor: 'Stella', action: 'team-removed', target: 'trainers', detail: {} },
      { id: '3', at, actor: 'Stella', action: 'of-a-newer-store', target: 'x', detail: {} },
    ],
    next: null,
  },
  'steward:access': {
    libraries: [{ id: 'sales', name: 'Sales and service' }],
    grants: [],
    teams: [{ id: 'trainers', name: 'All trainers', members: [] }],
    groups: [],
  },
};
const refusal = { ok: false, problem: 'offline', message: 'The store cannot be reached.' };
/** What was asked of the background, and what it answers. */
const asked = vi.fn(async ({ name }: { name: MessageName; request: unknown }): Promise<object> => {
  return { ok: true, value: answers[name] ?? null };
});
const attempt = vi.fn(async (name: MessageName, request: unknown) => {
  const outcome = (await asked({ name, request })) as { value?: unknown };
  return outcome.value;
});

function show(place: StewardPlace, role = 'steward', roles?: object) {
  const view = {
    session: { me: { id: 'Stella', name: 'Stella', role, roles } },
    names: new Map([
      ['Ann', 'Ann'],
      ['Stella', 'Stella'],
    ]),
    items: [],
    apps: [],
  } as unknown as StudioView;
  render(
    <main class="page">
      <StewardPages key={place} place={place} view={view} attempt={attempt as unknown as Try} toaster={toaster} />
    </main>,
    document.body,
  );
}

beforeEach(() => {
  vi.clearAllMocks();
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(asked as never);
});
afterEach(() => render(null, document.body));

test('somebody is disabled only after a question, and nobody can disable themselves', async () => {
  show('people');
  await page.getByRole('button', { name: 'Disable Ann' }).click();
  expect(page.getByRole('button', { name: 'Disable Stella' }).elements()).toEqual([]);
  expect(page.getByRole('button', { name: 'Disable Gone' }).elements()).toEqual([]);
  expect(attempt).not.toHaveBeenCalledWith('steward:disable', expect.anything());
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click();
  expect(attempt).toHaveBeenCalledWith('steward:disable', { personId: 'Ann' });
});

test('a role that is chosen is given in every library', async () => {
  show('people');
  await page.getByLabelText('Role of Ann').selectOptions('expert');
  const grant = { library: '*', principal: 'person:Ann', role: 'expert' };
  expect(attempt).toHaveBeenCalledWith('steward:grant', grant);
});

test('guides go to somebody who can sign in', async () => {
  show('people');
  await page.getByRole('button', { name: 'Reassign guides of Ann' }).click();
  const heirs = page.getByLabelText('Give to');
  expect([...heirs.element().querySelectorAll('option')].map((one) => one.textContent)).toEqual([
    'Choose somebody',
    'Stella',
  ]);
  await heirs.selectOptions('Stella');
  await page.getByRole('button', { name: 'Reassign', exact: true }).click();
  expect(attempt).toHaveBeenCalledWith('steward:reassign', { personId: 'Ann', to: 'Stella' });
});

test('a new link is shown once it is made, and only a link that is good can be revoked', async () => {
  show('invites');
  await page.getByRole('button', { name: 'Make link' }).click();
  await expect
    .element(page.getByLabelText('New invite link').last())
    .toHaveValue('https://store.example.com/join#secret');
  expect(page.getByRole('button', { name: 'Revoke Support' }).elements()).toHaveLength(1);
});

test('the log speaks in sentences, and shows what it does not know as it is', async () => {
  show('audit');
  const said = () => document.querySelector('[aria-label="Audit log"]')?.textContent ?? '';
  await vi.waitFor(() => expect(said()).toContain('Stella disabled Ann.'));
  expect(said()).toContain('The store made an invite link for author.');
  await vi.waitFor(() => expect(said()).toContain('Stella moved a guide from Sales and service to old.'));
  expect(said()).toContain('Stella removed the team All trainers.');
  expect(said()).toContain('Stella of-a-newer-store.');
});

test('whoever is no steward sees their own devices, whatever they ask for', async () => {
  show('people', 'author');
  await expect.element(page.getByRole('heading', { name: 'Your devices' })).toBeVisible();
  await expect.element(page.getByText('Firefox Linux')).toBeVisible();
  expect(asked.mock.calls).toEqual([[{ name: 'device:list', request: { isAll: false } }]]);
  expect(page.getByRole('navigation').elements()).toEqual([]);
});

test('a store that does not answer is said so, with the way on', async () => {
  asked.mockResolvedValueOnce(refusal);
  show('devices');
  await vi.waitFor(() => expect(document.body.textContent).toContain('The store cannot be reached.'));
  await page.getByRole('button', { name: 'Try again' }).click();
  await vi.waitFor(() => expect(document.body.textContent).toContain('Firefox Linux of Ann'));
});

test('whoever is steward of some libraries invites into those, and has no place for the rest', async () => {
  show('people', 'steward', { sales: 'steward', main: 'steward', legal: 'reader' });
  await expect.element(page.getByRole('heading', { name: 'Invites', level: 1 })).toBeVisible();
  const places = page.getByRole('navigation', { name: 'Workspace' });
  const names = [...places.element().querySelectorAll('a')].map((link) => link.textContent);
  expect(names).toEqual(['Invites', 'Devices', 'Libraries']);
  await page.getByRole('button', { name: 'Make link' }).click();
  expect(attempt).toHaveBeenCalledWith('steward:invite', expect.objectContaining({ library: 'main' }));
});

test('among many, people are found by a part of their name', async () => {
  const before = answers['steward:people'];
  answers['steward:people'] = Array.from({ length: 12 }, (_, i) => colleague(`Person ${i}`, 'reader'));
  show('people');
  await page.getByLabelText('Search people').fill('son 11');
  const rows = page.getByRole('list', { name: 'People' }).getByRole('listitem');
  await vi.waitFor(() => expect(rows.elements()).toHaveLength(1));
  await page.getByLabelText('Search people').fill('nobody');
  await expect.element(page.getByText('Nobody here has a name with “nobody”.')).toBeVisible();
  answers['steward:people'] = before;
});
