import { afterEach, expect, test, vi } from 'vitest';
import { stewardApi } from '#lib/sync/steward-api.ts';

const api = stewardApi({ storeUrl: 'https://store.example.com', token: 'token-0123456789' });
const answers = (reply: () => Response) => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string, { method = 'GET', headers }: RequestInit) => {
    asked.push(
      `${method} ${url.slice('https://store.example.com/v1'.length)} ${new Headers(headers).get('authorization')}`,
    );
    return reply();
  });
  return asked;
};

afterEach(() => vi.unstubAllGlobals());

test('what is to be done goes where the store does it, under this device’s token', async () => {
  const asked = answers(() => new Response(null, { status: 204 }));
  await api.disable('ann');
  await api.revokeInvite('i1');
  await api.revokeDevice('d1');
  await api.grant({ library: '*', principal: 'person:ann', role: null });
  const by = 'Bearer token-0123456789';
  expect(asked).toEqual([
    `POST /people/ann/disable ${by}`,
    `DELETE /invites/i1 ${by}`,
    `DELETE /devices/d1 ${by}`,
    `PUT /grants ${by}`,
  ]);
});

test('who may what is put together of what the store says in four answers', async () => {
  const groups = [{ group: 'Staff', team: 'staff', role: 'reader', library: '*' }];
  vi.stubGlobal('fetch', async (url: string) => {
    const name = url.split('/').at(-1)!;
    return Response.json({ [name]: name === 'groups' ? groups : [] });
  });
  expect(await api.access()).toEqual({ libraries: [], grants: [], teams: [], groups });
});

test('teams, libraries and times are told as the store takes them', async () => {
  const asked: unknown[] = [];
  vi.stubGlobal('fetch', async (url: string, { method, body }: RequestInit) => {
    asked.push([method, url.slice('https://store.example.com/v1'.length), body ? JSON.parse(String(body)) : null]);
    return new Response(null, { status: 204 });
  });
  const kept = { deletedDays: 7, deliveriesDays: 7, auditDays: null };
  await api.putTeam({ id: 't', name: 'T', members: ['ann'] });
  await api.removeTeam('t');
  await api.makeLibrary({ id: 'sales', name: 'Sales' });
  await api.renameLibrary({ id: 'sales', name: 'S' });
  await api.keep(kept);
  expect(asked).toEqual([
    ['PUT', '/teams/t', { name: 'T', members: ['ann'] }],
    ['DELETE', '/teams/t', null],
    ['POST', '/libraries', { id: 'sales', name: 'Sales' }],
    ['PUT', '/libraries/sales', { name: 'S' }],
    ['PUT', '/retention', kept],
  ]);
});

test('a refusal keeps the words of the store', async () => {
  answers(() => Response.json({ problem: 'conflict', message: 'The workspace needs a steward.' }, { status: 409 }));
  await expect(api.disable('ann')).rejects.toMatchObject({
    code: 'conflict',
    message: 'The workspace needs a steward.',
  });
});

test('an answer in another form is no answer', async () => {
  answers(() => Response.json({ people: [{ id: 'ann' }] }));
  await expect(api.people()).rejects.toMatchObject({ code: 'unexpected' });
});

test('the log is read on from where it was left', async () => {
  const asked = answers(() => Response.json({ records: [], next: null }));
  await api.audit(null);
  await api.audit('2026-01-01T00:00:00.000Z_a');
  expect(asked.map((one) => one.split(' ')[1])).toEqual(['/audit', '/audit?before=2026-01-01T00%3A00%3A00.000Z_a']);
});
