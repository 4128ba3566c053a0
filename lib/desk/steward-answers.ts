import { setApprovals } from '#lib/authoring/approvals.ts';
import { setRecordingRules } from '#lib/authoring/workspace.ts';
import type { Answers } from '#lib/messages/answer.ts';
import { stewardApi } from '#lib/sync/steward-api.ts';
import type { Desk } from './desk.ts';

type Names = Extract<keyof Answers, `steward:${string}` | `device:${string}`>;

/** Who may what: asked of the store at once, because nobody should decide by what was true yesterday. */
export function stewardAnswers({ device, session, sync }: Desk): Pick<Answers, Names> {
  const api = async () => stewardApi(await session());
  return {
    'steward:people': async () => (await api()).people(),
    'steward:grant': async (grant) => (await api()).grant(grant),
    'steward:disable': async ({ personId }) => (await api()).disable(personId),
    'steward:enable': async ({ personId }) => (await api()).enable(personId),
    async 'steward:reassign'({ personId, to }) {
      const done = await (await api()).reassign(personId, to);
      await sync();
      return done;
    },
    async 'steward:invites'() {
      const ask = await api();
      const [invites, libraries] = await Promise.all([ask.invites(), ask.libraries()]);
      return { invites, libraries };
    },
    'steward:invite': async (wish) => (await api()).invite(wish),
    'steward:revoke-invite': async ({ inviteId }) => (await api()).revokeInvite(inviteId),
    'steward:access': async () => (await api()).access(),
    'steward:put-team': async ({ teamId, name, members }) => (await api()).putTeam({ id: teamId, name, members }),
    'steward:remove-team': async ({ teamId }) => (await api()).removeTeam(teamId),
    'steward:make-library': async (library) => (await api()).makeLibrary(library),
    'steward:rename-library': async (library) => (await api()).renameLibrary(library),
    'steward:retention': async () => (await api()).retention(),
    'steward:keep': async (retention) => (await api()).keep(retention),
    /** A document like others: it travels to every device, because each of them has to know. */
    async 'steward:approvals'({ library, count }) {
      const { me } = await session();
      await setApprovals(device, me, library, count);
      return null;
    },
    async 'steward:recording'(rules) {
      const { me } = await session();
      await setRecordingRules(device, me, rules);
      void sync();
      return null;
    },
    'steward:audit': async ({ before }) => (await api()).audit(before),
    'steward:export-audit': async () => ({ lines: await (await api()).exportAudit() }),
    'device:list': async ({ isAll }) => (await api()).devices(isAll),
    async 'device:revoke'({ deviceId }) {
      await (await api()).revokeDevice(deviceId);
      // It may have been this one: then everything here is to say so.
      await sync();
      return null;
    },
  };
}
