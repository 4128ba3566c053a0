import type * as z from 'zod/mini';
import { RetentionReply, type Retention } from '#lib/model/retention.ts';
import {
  AuditPage,
  Colleagues,
  Devices,
  Grants,
  InviteReply,
  Invites,
  Libraries,
  ReassignReply,
  SignInGroups,
  Teams,
  type AccessView,
  type AuditPage as Page,
  type Colleague,
  type GrantRequest,
  type Invite,
  type InviteWish,
  type SignedInDevice,
  type Team,
} from '#lib/model/steward.ts';
import type { Library } from '#lib/model/workspace.ts';
import { accepted, asJson, call, parsed, problemOf } from './store-api.ts';

/** What stewards ask of the store about people, and everybody about their own devices. Nothing of it is kept here. */
export function stewardApi({ storeUrl, token }: { storeUrl: string; token: string }) {
  const request = (path: string, init?: RequestInit) => call(`${storeUrl}/v1/${path}`, token, init);
  const tell = async (path: string, init: RequestInit) => accepted(await request(path, init));
  return {
    people: async (): Promise<Colleague[]> => (await parsed(await request('people'), Colleagues)).people,
    grant: (grant: z.infer<typeof GrantRequest>) => tell('grants', asJson('PUT', grant)),
    disable: (id: string) => tell(`people/${id}/disable`, { method: 'POST' }),
    enable: (id: string) => tell(`people/${id}/enable`, { method: 'POST' }),
    reassign: async (id: string, to: string): Promise<{ guides: number }> =>
      parsed(await request(`people/${id}/reassign`, asJson('POST', { to })), ReassignReply),
    invites: async (): Promise<Invite[]> => (await parsed(await request('invites'), Invites)).invites,
    libraries: async (): Promise<Library[]> => (await parsed(await request('libraries'), Libraries)).libraries,
    invite: async (wish: z.infer<typeof InviteWish>): Promise<{ link: string }> => {
      const { link } = await parsed(await request('invites', asJson('POST', wish)), InviteReply);
      return { link };
    },
    revokeInvite: (id: string) => tell(`invites/${id}`, { method: 'DELETE' }),
    devices: async (isAll: boolean): Promise<SignedInDevice[]> =>
      (await parsed(await request(isAll ? 'devices/all' : 'devices'), Devices)).devices,
    revokeDevice: (id: string) => tell(`devices/${id}`, { method: 'DELETE' }),
    renameLibrary: ({ id, name }: Library) => tell(`libraries/${id}`, asJson('PUT', { name })),
    makeLibrary: (library: Library) => tell('libraries', asJson('POST', library)),
    access: async (): Promise<AccessView> => {
      const [libraries, grants, teams, groups] = await Promise.all([
        request('libraries').then((response) => parsed(response, Libraries)),
        request('grants').then((response) => parsed(response, Grants)),
        request('teams').then((response) => parsed(response, Teams)),
        request('sign-in/groups').then((response) => parsed(response, SignInGroups)),
      ]);
      return { ...libraries, ...grants, ...teams, ...groups };
    },
    putTeam: ({ id, ...team }: Team) => tell(`teams/${id}`, asJson('PUT', team)),
    removeTeam: (id: string) => tell(`teams/${id}`, { method: 'DELETE' }),
    retention: async (): Promise<Retention> => parsed(await request('retention'), RetentionReply),
    keep: (retention: Retention) => tell('retention', asJson('PUT', retention)),
    audit: async (before: string | null): Promise<Page> =>
      parsed(await request(`audit${before === null ? '' : `?${new URLSearchParams({ before })}`}`), AuditPage),
    exportAudit: async (): Promise<string> => {
      const response = await request('audit/export');
      if (!response.ok) throw await problemOf(response);
      return response.text();
    },
  };
}
