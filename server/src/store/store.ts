import { LRUCache } from 'lru-cache';
import { maySeeHistory } from '../../../lib/model/feeds.ts';
import { Problem } from '../../../lib/model/problem.ts';
import type { Reviewer } from '../../../lib/model/review.ts';
import type { TeamName } from '../../../lib/model/steward.ts';
import type {
  Changes,
  ClashChoice,
  Clashes,
  DeletedGuides,
  Heads,
  Me,
  Op,
  OpResult,
  RestoreReply,
  Revisions,
} from '../../../lib/model/sync.ts';
import { daysFrom } from '#src/access/invites.ts';
import { readReviewers } from '#src/access/reviewers.ts';
import { listTeamNames } from '#src/access/teams.ts';
import type { Sessions } from '#src/auth/sign-in.ts';
import type { Database } from '#src/db/database.ts';
import { pendingMigrations } from '#src/db/migrate.ts';
import { findBlob, noteBlob, wantedBlobs, type BlobRecord } from './blob-records.ts';
import { readChanges, type Cursor } from './changes.ts';
import { readClashes, resolveClash } from './clashes.ts';
import type { HeadWatch } from './heads.ts';
import { readDeleted, readRevisions, restoreRevision } from './history.ts';
import { moveGuide } from './move.ts';
import { join, type Joining } from './people.ts';
import { push } from './push.ts';
import { readSnapshot, type SnapshotName } from './snapshots.ts';

/** All that the routes may ask of one workspace. */
export interface Store extends Sessions {
  readonly ws: string;
  join(joining: Joining): Promise<{ token: string; person: Me; workspace: { name: string } }>;
  headsFor(person: Me): Promise<Heads>;
  changes(feed: string, cursor: Cursor): Promise<Changes>;
  /** Packed with brotli; null where there is none of that name any more. */
  snapshot(name: SnapshotName): Promise<Buffer | null>;
  push(person: Me, feed: string, request: { epoch: string; ops: readonly Op[] }): Promise<OpResult[]>;
  revisions(feed: string, id: string, page: { before: number; limit: number }): Promise<Revisions>;
  restore(person: Me, feed: string, wish: { op: string; id: string; rev: string }): Promise<RestoreReply>;
  /** `feed`: the working copies of the library that the guide is in; `to`: the library it goes to. */
  move(person: Me, feed: string, wish: { id: string; to: string }): Promise<void>;
  /** Of whom a review may be asked in the library of this feed. */
  reviewers(feed: string): Promise<Reviewer[]>;
  teamNames(): Promise<TeamName[]>;
  deleted(person: Me): Promise<DeletedGuides>;
  clashes(person: Me): Promise<Clashes>;
  resolveClash(person: Me, feed: string, wish: { clash: string; op: string; keep: ClashChoice }): Promise<RestoreReply>;
  /** Hear of every feed that has got further, whoever may read it, until the answer is called. */
  onMove(hear: (feed: string, seq: number) => void): () => void;
  /** Hear that who may what has changed, until the answer is called. */
  onAccess(hear: () => void): () => void;
  noteBlob(person: Me, blob: BlobRecord & { sha256: string }): Promise<boolean>;
  findBlob(person: Me, sha256: string): Promise<BlobRecord | null>;
  wantedBlobs(person: Me, hashes: readonly string[]): Promise<string[]>;
  workspaceName(): string;
  /** A `busy` problem that says why, where the database could not be worked with now. */
  refuseUnlessReady(): Promise<void>;
}

interface Parts {
  db: Database;
  ws: string;
  watch: HeadWatch;
  sessions: Sessions;
  clock: () => Date;
  /** How long a device stays signed in; null: until it is signed out. */
  tokenDays?: number | null;
}

const packBytesMost = 64_000_000;

export function createStore({ db, ws, watch, sessions, clock, tokenDays = null }: Parts): Store {
  // A morning of first syncs asks for the same few files, and some for the one before the newest.
  const packs = new LRUCache<string, Buffer, SnapshotName>({
    maxSize: packBytesMost,
    sizeCalculation: ({ length }) => length + 1,
    // Whoever asks while it is read waits for the same reading.
    fetchMethod: async (_key, _stale, { context }) => (await readSnapshot(db, ws, context)) ?? undefined,
  });
  const historyFeeds = async (person: Me) =>
    (await watch.headsFor(person)).feeds.flatMap(({ id }) => (maySeeHistory(id, person) ? [id] : []));
  return {
    ws,
    sessionOf: (token) => sessions.sessionOf(token),
    async join(joining) {
      const at = clock();
      const joined = await join(db, ws, joining, at, tokenDays === null ? null : daysFrom(at, tokenDays));
      return { ...joined, workspace: { name: watch.workspaceName() } };
    },
    workspaceName: () => watch.workspaceName(),
    headsFor: (person) => watch.headsFor(person),
    changes: (feed, cursor) => readChanges(db, ws, feed, cursor),
    async snapshot(name) {
      return (await packs.fetch(`${name.feed} ${name.epoch} ${name.seq}`, { context: name })) ?? null;
    },
    async push(person, feed, { epoch, ops }) {
      const { results, heads } = await push(db, { ws, feed, person, epoch, ops, at: clock() });
      for (const [moved, seq] of heads) watch.told(moved, seq);
      return results;
    },
    revisions: (feed, id, page) => readRevisions(db, { ws, feed, id }, page),
    async restore(person, feed, wish) {
      const { reply, seq } = await restoreRevision(db, { ws, feed, person, at: clock(), ...wish });
      watch.told(feed, seq);
      return reply;
    },
    async move(person, feed, wish) {
      const heads = await moveGuide(db, { ws, feed, person, at: clock(), ...wish });
      for (const [moved, seq] of heads) watch.told(moved, seq);
    },
    reviewers: (feed) => readReviewers(db, ws, feed),
    teamNames: () => listTeamNames(db, ws),
    deleted: async (person) => readDeleted(db, ws, await historyFeeds(person), clock()),
    clashes: async (person) => readClashes(db, ws, await historyFeeds(person)),
    async resolveClash(person, feed, wish) {
      const { reply, seq } = await resolveClash(db, { ws, feed, person, at: clock(), ...wish });
      watch.told(feed, seq);
      return reply;
    },
    onMove: (hear) => watch.onMove(hear),
    onAccess: (hear) => watch.onAccess(hear),
    noteBlob: (person, blob) => noteBlob(db, ws, person, blob, clock()),
    findBlob: (person, sha256) => findBlob(db, ws, person, sha256),
    wantedBlobs: (person, hashes) => wantedBlobs(db, ws, person, hashes, clock()),
    async refuseUnlessReady() {
      const pending = await pendingMigrations(db);
      if (pending.length > 0)
        throw new Problem('busy', `The database lacks ${pending.length} migrations: start the store anew.`);
    },
  };
}
