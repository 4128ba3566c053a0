import * as z from 'zod/mini';
import { Library, LibraryId, LibraryScope, Role, Roles } from './workspace.ts';

/** What stewards ask of the store, and what it answers: forms for both ends. */

const Text = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));
export const PersonId = z.string().check(z.regex(/^[\w-]{1,100}$/));
const Moment = z.string();

/** Whom a grant is for. */
export const Principal = z.string().check(z.regex(/^(person|team):[\w-]{1,100}$/));
export const principalOf = (personId: string): string => `person:${personId}`;
export const teamPrincipal = (teamId: string): string => `team:${teamId}`;

/** `role: null` takes the grant away. */
export const GrantRequest = z.strictObject({ library: LibraryScope, principal: Principal, role: z.nullable(Role) });
export const Grant = z.object({ library: z.string(), principal: z.string(), role: Role });
export type Grant = z.infer<typeof Grant>;
export const Grants = z.object({ grants: z.array(Grant) });

export const Libraries = z.object({ libraries: z.array(Library) });
export const LibraryRequest = z.strictObject({ id: LibraryId, name: Text });
export const LibraryName = z.strictObject({ name: Text });

export const TeamRequest = z.strictObject({ name: Text, members: z.array(PersonId).check(z.maxLength(5000)) });
export const Team = z.object({ id: z.string(), name: z.string(), members: z.array(z.string()) });
export type Team = z.infer<typeof Team>;
/** Teams as authors may name them. */
export const TeamNames = z.object({ teams: z.array(z.pick(Team, { id: true, name: true })) });
export type TeamName = z.infer<typeof TeamNames>['teams'][number];
export const Teams = z.object({ teams: z.array(Team) });

/** What being in a group of the identity provider means here: to be in a team, which has this role. */
export const SignInGroup = z.object({ group: z.string(), team: z.string(), role: Role, library: z.string() });
export type SignInGroup = z.infer<typeof SignInGroup>;
export const SignInGroups = z.object({ groups: z.array(SignInGroup) });

/** Who may what, as a steward decides about it. */
export interface AccessView {
  libraries: Library[];
  grants: Grant[];
  teams: Team[];
  groups: SignInGroup[];
}

/** Somebody of the workspace as stewards see them. `roles` counts those through teams, too. */
export const Colleague = z.object({
  id: z.string(),
  name: z.string(),
  role: z.nullable(Role),
  roles: Roles,
  joinedAt: Moment,
  disabledAt: z.nullable(Moment),
  devices: z.int(),
  lastUsed: z.nullable(Moment),
  /** How many guides and published entries name them: as author, owner or backup. */
  guides: z.int(),
  /** Of those, how many they own and somebody else wrote, and how many they only back up. */
  owns: z.optional(z.int()),
  backs: z.optional(z.int()),
});
export type Colleague = z.infer<typeof Colleague>;
export const Colleagues = z.object({ people: z.array(Colleague) });

export const ReassignRequest = z.strictObject({ to: PersonId });
export const ReassignReply = z.object({ guides: z.int() });

export const InviteWish = z.strictObject({
  role: Role,
  library: LibraryScope,
  label: z.string().check(z.trim(), z.maxLength(100)),
  uses: z.int().check(z.gte(1), z.lte(10_000)),
  days: z.int().check(z.gte(1), z.lte(365)),
});
const { role, library, label, uses, days } = InviteWish.shape;
/** Whoever asks by hand need not say everything. */
export const InviteRequest = z.strictObject({
  role,
  library: z._default(library, '*'),
  label: z._default(label, ''),
  uses: z._default(uses, 100),
  days: z._default(days, 14),
});
export const Invite = z.object({
  id: z.string(),
  role: Role,
  library: z.string(),
  label: z.string(),
  uses: z.int(),
  usesMost: z.int(),
  madeAt: Moment,
  expiresAt: Moment,
  revokedAt: z.nullable(Moment),
});
export type Invite = z.infer<typeof Invite>;
export const Invites = z.object({ invites: z.array(Invite) });
/** The only time its secret is seen: the store keeps a hash. */
export const InviteReply = z.object({ invite: Invite, link: z.string() });

/** One browser that somebody signed in with. `lastUsed` is true to the hour. */
export const SignedInDevice = z.object({
  id: z.string(),
  person: z.string(),
  name: z.string(),
  signedInAt: Moment,
  lastUsed: z.nullable(Moment),
  expiresAt: z.nullable(Moment),
  /** The one that asks. */
  isThis: z.boolean(),
});
export type SignedInDevice = z.infer<typeof SignedInDevice>;
export const Devices = z.object({ devices: z.array(SignedInDevice) });

export const auditActions = [
  'signed-in',
  'joined',
  'grant-changed',
  'library-made',
  'library-renamed',
  'team-changed',
  'team-removed',
  'invite-made',
  'invite-revoked',
  'device-revoked',
  'person-disabled',
  'person-enabled',
  'guides-reassigned',
  'guide-published',
  'guide-withdrawn',
  'guide-deleted',
  'guide-moved',
  'exported',
  'imported',
  'webhook-added',
  'webhook-removed',
  'webhook-paused',
  'webhook-resumed',
  'webhook-secret-renewed',
  'retention-changed',
  'share-made',
  'share-revoked',
  'app-added',
  'app-removed',
  'app-addresses-changed',
  'app-switched-off',
  'app-switched-on',
  'approvals-changed',
  'recording-changed',
] as const;
export const AuditAction = z.enum(auditActions);
export type AuditAction = z.infer<typeof AuditAction>;

/** Ids, roles and counts; no word that anybody typed. */
export const AuditDetail = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export type AuditDetail = z.infer<typeof AuditDetail>;
export const AuditRecord = z.object({
  id: z.string(),
  at: Moment,
  actor: z.string(),
  // An older extension still shows what a newer store writes.
  action: z.string(),
  target: z.string(),
  detail: AuditDetail,
});
export type AuditRecord = z.infer<typeof AuditRecord>;
/** `next`: what to ask behind, or null at the beginning of the log. Newest first. */
export const AuditPage = z.object({ records: z.array(AuditRecord), next: z.nullable(z.string()) });
export type AuditPage = z.infer<typeof AuditPage>;
