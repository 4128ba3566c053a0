import * as z from 'zod/mini';
import { Id, Sha256 } from './ids.ts';
import { problemCodes } from './problem.ts';
import { Library, LibraryId, Role, Roles } from './workspace.ts';

/**
 * The protocol between extension and store.
 * 1: feeds, heads, changes, push with three-way merge, blobs by hash, joining by invite.
 */
export const protocolVersion = 1;

export const maxOpsPerPush = 50;
export const maxPushBytes = 2_000_000;
export const maxBlobBytes = 5_000_000;

const FeedId = z.string().check(z.minLength(1), z.maxLength(120));
const Revision = z.string().check(z.minLength(1), z.maxLength(100));
const Body = z.nullable(z.record(z.string(), z.unknown()));
const DocumentId = z.string().check(z.minLength(1), z.maxLength(120));

export const JoinRequest = z.strictObject({
  invite: z.string().check(z.minLength(16), z.maxLength(200)),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
  device: z.string().check(z.maxLength(100)),
});
/** `role` is the one in the main library; `roles` says all, and a store from before there were several does not. */
export const Me = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(100)),
  name: z.string(),
  role: Role,
  roles: z.optional(Roles),
  /** The ids of their teams; a store from before guides were for teams does not say. */
  teams: z.optional(z.array(z.string())),
});
export type Me = z.infer<typeof Me>;
export const JoinReply = z.object({
  token: z.string().check(z.minLength(16)),
  person: Me,
  workspace: z.object({ name: z.string() }),
});

/** `oidc`: people may sign in by the company's own provider; null: by invites only. */
export const SignInOffer = z.object({ oidc: z.nullable(z.object({ name: z.string() })) });
export const SignInRequest = z.strictObject({
  code: z.string().check(z.regex(/^[\w-]{16,200}$/)),
  verifier: z.string().check(z.regex(/^[\w-]{43,128}$/)),
  device: z.string().check(z.maxLength(100)),
});

/**
 * What the store has, in one small answer that is the same until something changes (ETag). `poll` is in seconds. `snap` is
 * the number of the snapshot that a first pull may begin with, where there is one.
 */
export const Heads = z.object({
  person: Me,
  workspace: z.object({ name: z.string() }),
  /** Those that this person may read; a store from before they had names there does not say. */
  libraries: z.optional(z.array(Library)),
  feeds: z.array(z.object({ id: FeedId, epoch: z.string(), seq: z.int(), snap: z.optional(z.int()) })),
  poll: z.int().check(z.positive()),
});
export type Heads = z.infer<typeof Heads>;

export const Row = z.object({
  id: DocumentId,
  type: z.string().check(z.maxLength(40)),
  rev: Revision,
  seq: z.int(),
  deleted: z.boolean(),
  body: Body,
  author: z.string(),
  at: z.string(),
});
export type Row = z.infer<typeof Row>;

/** `reset`: the cursor means nothing any more; start again from 0 with this epoch. */
export const Changes = z.object({
  epoch: z.string(),
  reset: z.boolean(),
  rows: z.array(Row),
  next: z.int(),
  more: z.boolean(),
});
export type Changes = z.infer<typeof Changes>;

/** The last line of a snapshot, so that one that was cut off is not taken for whole. */
export const SnapshotEnd = z.object({ rows: z.int() });
export type SnapshotEnd = z.infer<typeof SnapshotEnd>;

/** One change: the whole new body (null: remove it) and the revision its author started from (null: it is new). */
export const Op = z.strictObject({
  op: Id,
  id: DocumentId,
  type: z.string().check(z.maxLength(40)),
  base: z.nullable(Revision),
  body: Body,
});
export type Op = z.infer<typeof Op>;

export const PushRequest = z.strictObject({
  epoch: z.string().check(z.maxLength(100)),
  ops: z.array(Op).check(z.minLength(1), z.maxLength(maxOpsPerPush)),
});

/** `rev` and `body` are always the present state, so that a repeated push is answered with the truth. */
export const OpResult = z.object({
  op: z.string(),
  status: z.enum(['applied', 'same', 'clash', 'forbidden', 'invalid']),
  rev: z.nullable(z.string()),
  body: Body,
  message: z.optional(z.string()),
});
export type OpResult = z.infer<typeof OpResult>;
export const PushReply = z.object({ results: z.array(OpResult) });

/** One saved state of a document; a null body is its removal, or a state that is not kept any more. */
const RevisionRow = z.object({
  rev: Revision,
  seq: z.int(),
  type: z.string(),
  body: Body,
  author: z.string(),
  at: z.string(),
});
export type RevisionRow = z.infer<typeof RevisionRow>;
/** Newest first. `older` is the body before the last one here, so that each can be compared with the one before it. */
export const Revisions = z.object({ revisions: z.array(RevisionRow), older: Body, more: z.boolean() });
export type Revisions = z.infer<typeof Revisions>;

/** The library that a guide is to go to. */
export const MoveRequest = z.strictObject({ to: LibraryId });

export const RestoreRequest = z.strictObject({ op: Id, rev: Revision });
/** How one change made by the store ended; `body` is the present state. */
export const RestoreReply = z.object({ rev: z.nullable(Revision), body: Body });
export type RestoreReply = z.infer<typeof RestoreReply>;

const DeletedGuide = z.object({
  feed: FeedId,
  id: DocumentId,
  rev: Revision,
  body: z.record(z.string(), z.unknown()),
  /** What readers had of it. */
  entry: Body,
  author: z.string(),
  at: z.string(),
  keptUntil: z.string(),
});
/** `keptDays`: how long something deleted can be brought back; an older store does not say. */
export const DeletedGuides = z.object({ guides: z.array(DeletedGuide), keptDays: z.optional(z.int()) });
export type DeletedGuides = z.infer<typeof DeletedGuides>;

/** One value that two people changed: the one that was kept beside (`mine`), the one that stood, the one that stands now. */
const Difference = z.object({
  path: z.array(z.string()),
  mine: z.unknown(),
  theirs: z.unknown(),
  now: z.unknown(),
});
const ClashRow = z.object({
  feed: FeedId,
  op: z.string(),
  id: DocumentId,
  type: z.string(),
  title: z.string(),
  author: z.string(),
  at: z.string(),
  differences: z.array(Difference),
});
export type ClashRow = z.infer<typeof ClashRow>;
export const Clashes = z.object({ clashes: z.array(ClashRow) });
export type Clashes = z.infer<typeof Clashes>;
export const ClashChoice = z.enum(['mine', 'theirs']);
export type ClashChoice = z.infer<typeof ClashChoice>;
export const ResolveClashRequest = z.strictObject({ op: Id, keep: ClashChoice });

export const maxHashesPerRequest = 500;
/** Which of these blobs the store lacks. */
export const BlobsWantedRequest = z.strictObject({
  hashes: z.array(Sha256).check(z.maxLength(maxHashesPerRequest)),
});
export const BlobsWantedReply = z.object({ wanted: z.array(Sha256) });

export const blobTypes = ['image/webp', 'image/png', 'image/jpeg', 'application/json'] as const;

/** `epoch` comes with the conflict of a push into a feed that was started anew. */
export const ProblemReply = z.object({
  problem: z.enum(problemCodes),
  message: z.string(),
  epoch: z.optional(z.string()),
});
export type ProblemReply = z.infer<typeof ProblemReply>;
