import { LRUCache } from 'lru-cache';
import { sql } from 'kysely';
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
import { hashOf } from '#src/auth/secrets.ts';
import type { Database } from '#src/db/database.ts';
import { findBlob, noteBlob, wantedBlobs, type BlobRecord } from './blob-records.ts';
import { readChanges, type Cursor } from './changes.ts';
import { readClashes, resolveClash } from './clashes.ts';
import { feedsOf, historyFeedsOf } from './feed-names.ts';
import type { HeadWatch } from './heads.ts';
import { readDeleted, readRevisions, restoreRevision } from './history.ts';
import { join, personOf, type Joining } from './people.ts';
import { push } from './push.ts';

/** All that the routes may ask of one workspace. */
export interface Store {
  readonly ws: string;
  personOf(token: string): Promise<Me | null>;
  join(joining: Joining): Promise<{ token: string; person: Me; workspace: { name: string } }>;
  headsFor(person: Me): Promise<Heads>;
  changes(feed: string, cursor: Cursor): Promise<Changes>;
  push(person: Me, feed: string, request: { epoch: string; ops: readonly Op[] }): Promise<OpResult[]>;
  revisions(feed: string, id: string, page: { before: number; limit: number }): Promise<Revisions>;
  restore(person: Me, feed: string, wish: { op: string; id: string; rev: string }): Promise<RestoreReply>;
  deleted(person: Me): Promise<DeletedGuides>;
  clashes(person: Me): Promise<Clashes>;
  resolveClash(person: Me, feed: string, wish: { clash: string; op: string; keep: ClashChoice }): Promise<RestoreReply>;
  /** Hear of every feed of this person that has got further, until the answer is called. */
  onMove(person: Me, hear: (feed: string, seq: number) => void): () => void;
  noteBlob(person: Me, blob: BlobRecord & { sha256: string }): Promise<boolean>;
  findBlob(person: Me, sha256: string): Promise<BlobRecord | null>;
  wantedBlobs(person: Me, hashes: readonly string[]): Promise<string[]>;
  isReady(): Promise<void>;
}

interface Parts {
  db: Database;
  ws: string;
  watch: HeadWatch;
  clock: () => Date;
}

export function createStore({ db, ws, watch, clock }: Parts): Store {
  // Polls must not reach the database; a withdrawn token or changed role is seen after half a minute.
  const people = new LRUCache<string, Me>({ max: 20_000, ttl: 30_000 });
  return {
    ws,
    async personOf(token) {
      const key = hashOf(token);
      const known = people.get(key);
      if (known) return known;
      const person = await personOf(db, ws, token);
      if (person) people.set(key, person);
      return person;
    },
    async join(joining) {
      const joined = await join(db, ws, joining, clock());
      return { ...joined, workspace: { name: watch.workspaceName() } };
    },
    headsFor: (person) => watch.headsFor(person),
    changes: (feed, cursor) => readChanges(db, ws, feed, cursor),
    async push(person, feed, { epoch, ops }) {
      const { results, seq } = await push(db, { ws, feed, person, epoch, ops, at: clock() });
      if (seq !== null) watch.told(feed, seq);
      return results;
    },
    revisions: (feed, id, page) => readRevisions(db, { ws, feed, id }, page),
    async restore(person, feed, wish) {
      const { reply, seq } = await restoreRevision(db, { ws, feed, person, at: clock(), ...wish });
      watch.told(feed, seq);
      return reply;
    },
    deleted: (person) => readDeleted(db, ws, historyFeedsOf(person), clock()),
    clashes: (person) => readClashes(db, ws, historyFeedsOf(person)),
    async resolveClash(person, feed, wish) {
      const { reply, seq } = await resolveClash(db, { ws, feed, person, at: clock(), ...wish });
      watch.told(feed, seq);
      return reply;
    },
    onMove(person, hear) {
      const mine = new Set(feedsOf(person));
      return watch.onMove((feed, seq) => mine.has(feed) && hear(feed, seq));
    },
    noteBlob: (person, blob) => noteBlob(db, ws, person, blob, clock()),
    findBlob: (person, sha256) => findBlob(db, ws, person, sha256),
    wantedBlobs: (person, hashes) => wantedBlobs(db, ws, person, hashes),
    async isReady() {
      await sql`select 1`.execute(db);
    },
  };
}
