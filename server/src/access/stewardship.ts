import { everyLibrary, type Role, type Library } from '../../../lib/model/workspace.ts';
import { isStewardOf } from '../../../lib/model/feeds.ts';
import type {
  AuditPage,
  Colleague,
  Grant,
  Invite,
  InviteRequest,
  SignedInDevice,
  Team,
} from '../../../lib/model/steward.ts';
import type { Retention } from '../../../lib/model/retention.ts';
import type { Me } from '../../../lib/model/sync.ts';
import type * as z from 'zod/mini';
import type { Blobs } from '#src/blobs/blobs.ts';
import type { Database } from '#src/db/database.ts';
import type { HeadWatch } from '#src/store/heads.ts';
import { auditLines, note, readAudit } from './audit.ts';
import { changeGrant, listGrants } from './change-grant.ts';
import { listColleagues } from './colleagues.ts';
import { listDevices, revokeDevice } from './devices.ts';
import { createInvite, daysFrom, listInvites, revokeInvite } from './invites.ts';
import { disablePerson, enablePerson, reassignGuides } from './leavers.ts';
import { listLibraries, makeLibrary, renameLibrary } from './libraries.ts';
import { refuseUnlessStewardOf } from './may-ask.ts';
import { putRetention, readRetention } from './retention.ts';
import { listTeams, putTeam, removeTeam } from './teams.ts';

/** All that the routes may ask about who may what. Whether somebody may ask at all was decided before. */
export interface Stewardship {
  people(): Promise<Colleague[]>;
  disable(by: Me, person: string): Promise<void>;
  enable(by: Me, person: string): Promise<void>;
  reassign(by: Me, person: string, to: string): Promise<{ guides: number }>;
  grants(by: Me): Promise<Grant[]>;
  changeGrant(by: Me, grant: { library: string; principal: string; role: Role | null }): Promise<void>;
  libraries(): Promise<Library[]>;
  makeLibrary(by: Me, library: Library): Promise<void>;
  renameLibrary(by: Me, library: Library): Promise<void>;
  teams(): Promise<Team[]>;
  putTeam(by: Me, team: Team): Promise<void>;
  removeTeam(by: Me, id: string): Promise<void>;
  invites(by: Me): Promise<Invite[]>;
  makeInvite(by: Me, wish: z.output<typeof InviteRequest>): Promise<{ code: string; invite: Invite }>;
  revokeInvite(by: Me, id: string): Promise<void>;
  /** Of one person, or (null) of everybody; `asking` is the device that asks. */
  devices(person: string | null, asking: string): Promise<SignedInDevice[]>;
  revokeDevice(by: Me, id: string): Promise<void>;
  retention(): Promise<Retention>;
  putRetention(by: Me, wish: Retention): Promise<void>;
  audit(page: { before: string | null; limit: number }): Promise<AuditPage>;
  /** The whole log as lines; that it was read out is the first thing in it. */
  exportAudit(by: Me): Promise<AsyncGenerator<string>>;
}

interface Parts {
  db: Database;
  ws: string;
  /** Where published bodies are, which say whose a guide is. */
  blobs: Blobs;
  watch: Pick<HeadWatch, 'told' | 'look'>;
  sessions: { forget(): void };
  clock: () => Date;
}

export function createStewardship({ db, ws, blobs, watch, sessions, clock }: Parts): Stewardship {
  /** What was changed counts from this moment on, here and in the heads that clients ask for. */
  const changing = async <T>(work: (at: Date) => Promise<T>): Promise<T> => {
    try {
      return await work(clock());
    } finally {
      sessions.forget();
      await watch.look();
    }
  };
  return {
    people: () => listColleagues(db, ws, clock()),
    disable: (by, person) => changing((at) => disablePerson(db, { ws, person, by: by.id, at })),
    enable: (by, person) => changing((at) => enablePerson(db, { ws, person, by: by.id, at })),
    async reassign(by, person, to) {
      const { guides } = await changing((at) => reassignGuides(db, blobs, { ws, person, by: by.id, at, to }));
      return { guides };
    },
    grants: (by) => listGrants(db, ws, by),
    changeGrant(by, grant) {
      refuseUnlessStewardOf(by, grant.library);
      return changing((at) => changeGrant(db, { ws, ...grant, by: by.id, at }));
    },
    libraries: () => listLibraries(db, ws),
    makeLibrary: (by, library) => changing((at) => makeLibrary(db, ws, library, by, at)),
    renameLibrary: (by, library) => changing((at) => renameLibrary(db, ws, library, by, at)),
    teams: () => listTeams(db, ws),
    putTeam: (by, team) => changing((at) => putTeam(db, { ws, by: by.id, at }, team)),
    removeTeam: (by, id) => changing((at) => removeTeam(db, { ws, by: by.id, at }, id)),
    invites: (by) => listInvites(db, ws, by),
    async makeInvite(by, { days, ...wish }) {
      refuseUnlessStewardOf(by, wish.library);
      const at = clock();
      return createInvite(db, ws, { ...wish, expiresAt: daysFrom(at, days) }, at, by.id);
    },
    revokeInvite: (by, id) => revokeInvite(db, ws, id, by, clock()),
    devices: (person, asking) => listDevices(db, ws, person, asking, clock()),
    revokeDevice: (by, id) =>
      changing((at) => revokeDevice(db, { ws, id, by, mayAny: isStewardOf(by, everyLibrary), at })),
    retention: () => readRetention(db, ws),
    putRetention: (by, wish) => putRetention(db, { ws, by: by.id, at: clock() }, wish),
    audit: (page) => readAudit(db, ws, page),
    async exportAudit(by) {
      await note(db, { ws, at: clock(), actor: by.id, action: 'exported', target: 'audit' });
      return auditLines(db, ws);
    },
  };
}
