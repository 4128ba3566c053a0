import { Dexie, type EntityTable, type Table } from 'dexie';
import type { DocumentType } from '#lib/model/documents.ts';
import type { FeedId } from '#lib/model/feeds.ts';
import type { Picture } from '#lib/model/guide.ts';
import type { ProblemCode } from '#lib/model/problem.ts';
import type { RecordedStep } from '#lib/model/recording.ts';
import type { Me } from '#lib/model/sync.ts';
import type { Library } from '#lib/model/workspace.ts';

/** A document on this device. `base` and `rev` are what the store last said; `body` is what the person sees. */
export interface StoredDocument {
  feed: FeedId;
  id: string;
  type: DocumentType;
  /** Null: removed here, and the store is yet to hear of it. */
  body: object | null;
  base: object | null;
  rev: string | null;
  /** What the store had said before that. An edit that began there may be judged from there; see authoring/saving.ts. */
  earlier: { rev: string; body: object } | null;
  /** The name of a change that was or is about to be sent; made before sending, so that a retry has no second effect. */
  op: string | null;
  /** 1 while the store has not confirmed `body`. A number, because IndexedDB does not index booleans. */
  dirty: 0 | 1;
  changedAt: number;
  /** When this device changed it last; what came from the store since does not count. Missing where it never did. */
  editedAt?: number;
  /** Why the store refused it, for its author to see. Such a change is kept, not sent again until it is edited. */
  refused: string | null;
}

/** How far this device has read a feed. `sweep` collects what a fresh pull saw, to drop what is gone afterwards. */
export interface StoredFeed {
  id: FeedId;
  epoch: string;
  cursor: number;
  sweep: string[] | null;
}

export interface StoredBlob {
  sha256: string;
  bytes: Blob;
  /** 1: made here and not yet at the store. */
  unsent: 0 | 1;
  /** Since when nothing here refers to it, as far as anybody has looked. */
  unusedSince?: number;
}

/** Work that the store did not get and this place cannot hold any more. Nothing that somebody made is thrown away. */
export interface Orphan {
  /** Its own: the same document may be set aside more than once. */
  id: string;
  type: DocumentType;
  body: object;
  setAsideAt: number;
}

export interface StoredRecording {
  id: string;
  tabId: number;
  startedAt: number;
  title: string;
  url: string;
  isPaused: boolean;
  endedAt: number | null;
  /** The guide that its steps go into, after this one; a new guide without. */
  into?: { guideId: string; after: string };
  /** The tabs it came through, from where the one it is in was opened; the first one first. */
  from?: number[];
  /** Tabs of which their author said that they are none of its affair. */
  leftOut?: number[];
}

export interface StoredStep {
  recordingId: string;
  position: number;
  step: RecordedStep;
  picture: Picture | null;
  at: number;
  /** What the author has to say about it, in their own words. */
  note?: string;
}

/** One reader in one tab with one guide. */
export interface StoredRun {
  id: string;
  tabId: number;
  guideId: string;
  index: number;
  /** The step that `index` was, null where all is done; not there before the first move. */
  stepId?: string | null;
  /** The ids of the checks that were gone past although they were not reached. */
  unreached?: string[];
  startedAt: number;
  end: 'completed' | 'left' | null;
  /** The tabs it came through, as a recording does. */
  from?: number[];
  /** An author's look at the working copy. */
  isDraft?: boolean;
}

export interface Session {
  storeUrl: string;
  token: string;
  me: Me;
  workspace: string;
  /** Those that this person may read, by name; missing until the first round. */
  libraries?: Library[];
}

export type SyncState =
  | { state: 'synced' | 'syncing' | 'offline'; at: number }
  | { state: 'error'; at: number; problem: ProblemCode; message: string };

interface Setting {
  key: 'pick' | 'session' | 'sync' | 'headsEtag' | 'blobsLookedAt' | 'farewells' | 'signInProblem' | 'library';
  value: unknown;
}

/** All that Handrail keeps on this device. Only the background writes; our pages read. */
export class Device extends Dexie {
  declare documents: Table<StoredDocument, [FeedId, string]>;
  declare feeds: EntityTable<StoredFeed, 'id'>;
  declare blobs: EntityTable<StoredBlob, 'sha256'>;
  declare orphans: EntityTable<Orphan, 'id'>;
  declare recordings: EntityTable<StoredRecording, 'id'>;
  declare recordedSteps: Table<StoredStep, [string, number]>;
  declare runs: EntityTable<StoredRun, 'id'>;
  declare settings: EntityTable<Setting, 'key'>;

  constructor(name = 'handrail') {
    // An edit must survive a power cut: Chromium's default since 121 is to answer before the disk has it.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      documents: '[feed+id], id, type, [type+id], dirty, feed',
      feeds: 'id',
      blobs: 'sha256, unsent',
      orphans: 'id',
      recordings: 'id, tabId',
      recordedSteps: '[recordingId+position], recordingId',
      runs: 'id, tabId',
      settings: 'key',
    });
    this.version(2).stores({ documents: '[feed+id], id, type, [type+id], dirty, feed, *body.pages' });
  }
}
