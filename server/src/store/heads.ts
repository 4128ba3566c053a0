import { setTimeout as delay } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Heads, Me } from '../../../lib/model/sync.ts';
import { draftFeed, feedKind, mayRead, roleIn, workspaceFeed } from '../../../lib/model/feeds.ts';
import type { Library } from '../../../lib/model/workspace.ts';
import { listLibraries } from '#src/access/libraries.ts';
import type { Database } from '#src/db/database.ts';
import type { Log } from '#src/log.ts';

interface Head {
  epoch: string;
  seq: number;
  /** The number of the snapshot that a first pull may begin with. */
  snap?: number | undefined;
}

export interface HeadWatch {
  /** From memory, but for the first question of a person. */
  headsFor(person: Me): Promise<Heads>;
  /** This process wrote: its own clients need not wait for the next look. */
  told(feed: string, seq: number): void;
  look(): Promise<void>;
  workspaceName(): string;
  /** Hear of every feed that has got further, until the answer is called. */
  onMove(hear: (feed: string, seq: number) => void): () => void;
  /** Hear that who may what has changed, until the answer is called. */
  onAccess(hear: () => void): () => void;
  /** Counts the changes of who may what, as far as this process has seen them. */
  accessVersion(): number;
}

/** Together with the way there, a colleague's change is seen within a second. */
const watchEveryMs = 500;
/** How often an idle client should ask. */
const pollSeconds = 60;

/**
 * The heads of all feeds that anybody asks for, kept fresh by two small queries a second: what other processes wrote is
 * seen without LISTEN, which not every PostgreSQL-speaking database has.
 */
export function createHeadWatch(db: Database, ws: string): HeadWatch {
  const heads = new Map<string, Head>();
  const drafts = new LRUCache<string, Head>({ max: 20_000, ttl: 10 * 60_000, updateAgeOnGet: true });
  const hearers = new Set<(feed: string, seq: number) => void>();
  const accessHearers = new Set<() => void>();
  let name = 'Handrail';
  let namedAtSeq = -1;
  let accessVersion = -1;
  let libraries: Library[] = [];

  const get = (feed: string) => heads.get(feed) ?? drafts.get(feed);
  function set(feed: string, head: Head): void {
    const known = get(feed);
    // A slow look may return after a write of our own, so a head never goes back within its epoch.
    const isAhead = known?.epoch === head.epoch && known.seq > head.seq;
    const latest = isAhead ? { ...head, seq: known.seq } : head;
    if (feed.startsWith('me:')) drafts.set(feed, latest);
    else heads.set(feed, latest);
    const hasMoved = known && (known.epoch !== latest.epoch || known.seq !== latest.seq);
    if (hasMoved) for (const hear of hearers) hear(feed, latest.seq);
  }

  /** All shared feeds, so that those of a new library are seen, and these drafts. */
  async function read(draftFeeds: string[]): Promise<void> {
    const rows = await db
      .selectFrom('feed')
      .leftJoin('snapshot as s', (on) =>
        on.onRef('s.ws', '=', 'feed.ws').onRef('s.feed', '=', 'feed.id').onRef('s.epoch', '=', 'feed.epoch'),
      )
      .select(['feed.id', 'feed.epoch', 'feed.seq', 's.seq as snap'])
      .where('feed.ws', '=', ws)
      .where((row) => row.or([row('feed.kind', '!=', 'me'), row('feed.id', 'in', ['', ...draftFeeds])]))
      .execute();
    for (const { id, epoch, seq, snap } of rows) set(id, { epoch, seq, snap: snap ?? undefined });
    const access = await db.selectFrom('access').select('version').where('ws', '=', ws).executeTakeFirst();
    if (access && access.version !== accessVersion) {
      // Making and naming a library is a change of who may what.
      libraries = await listLibraries(db, ws);
      accessVersion = access.version;
      for (const hear of accessHearers) hear();
    }
    const seq = heads.get(workspaceFeed)?.seq ?? 0;
    if (seq === namedAtSeq) return;
    const card = await db
      .selectFrom('doc')
      .select('body')
      .where('ws', '=', ws)
      .where('feed', '=', workspaceFeed)
      .where('id', '=', 'workspace')
      .executeTakeFirst();
    name = (card?.body as { name?: string } | undefined)?.name ?? name;
    namedAtSeq = seq;
  }

  return {
    async headsFor(person) {
      const own = draftFeed(person.id);
      if (!get(own) || !get(workspaceFeed)) await read([own]);
      const mine = [...[...heads.keys()].filter((feed) => mayRead(feed, person)).sort(inOrder), own];
      return {
        person,
        workspace: { name },
        libraries: libraries.filter(({ id }) => roleIn(person, id) !== null),
        feeds: mine.flatMap((id) => {
          const head = get(id);
          return head ? [{ id, ...head }] : [];
        }),
        poll: pollSeconds,
      };
    },
    told(feed, seq) {
      const known = get(feed);
      if (known) set(feed, { ...known, seq });
    },
    look: () => read([...drafts.keys()]),
    workspaceName: () => name,
    accessVersion: () => accessVersion,
    onMove(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    onAccess(hear) {
      accessHearers.add(hear);
      return () => accessHearers.delete(hear);
    },
  };
}

const kinds = ['ws', 'pub', 'edit'];
/** What a client should pull first comes first: the workspace, then what readers see. */
function inOrder(a: string, b: string): number {
  const place = (feed: string) => kinds.indexOf(feedKind(feed) ?? '');
  return place(a) - place(b) || (a < b ? -1 : 1);
}

/** Look twice a second until the signal; a database that is away is said once, and once when it is back. */
export async function keepLooking(watch: HeadWatch, log: Log, signal: AbortSignal): Promise<void> {
  let isAway = false;
  while (!signal.aborted) {
    try {
      await watch.look();
      if (isAway) log.info('the database is back');
      isAway = false;
    } catch (error) {
      if (!isAway && !signal.aborted) log.error({ reason: String(error) }, 'the database is away');
      isAway = true;
    }
    await delay(watchEveryMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
