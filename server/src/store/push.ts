import { sql } from 'kysely';
import { blobsOf, isDocumentType } from '../../../lib/model/documents.ts';
import { mayRead, maySeeHistory, type FeedId } from '../../../lib/model/feeds.ts';
import { Problem } from '../../../lib/model/problem.ts';
import type { Me, Op, OpResult } from '../../../lib/model/sync.ts';
import { note } from '#src/access/audit.ts';
import { meOf, rolesOf } from '#src/access/grants.ts';
import { inTransaction, type Database, type InTransaction } from '#src/db/database.ts';
import { noteNews } from '#src/webhooks/news.ts';
import { deedsOf } from './deeds.ts';
import { gather } from './evidence.ts';
import { judge, type Verdict } from './judge.ts';
import { writeClashes, writeDocuments } from './write-documents.ts';

/** Who writes where. */
export interface Writing {
  ws: string;
  feed: string;
  person: Me;
  at: Date;
}

export interface Push extends Writing {
  epoch: string;
  ops: readonly Op[];
}

/** The store was restored since the client last looked: what it knows of revisions and cursors means nothing now. */
export class EpochChanged extends Problem {
  readonly epoch: string;
  constructor(epoch: string) {
    super('conflict', 'The store starts this feed anew. Pull it from the beginning, then push again.');
    this.epoch = epoch;
  }
}

/** Leaves the transaction without a trace, so that refused and repeated pushes wake nobody. */
class NothingToWrite {
  readonly verdict: Verdict;
  constructor(verdict: Verdict) {
    this.verdict = verdict;
  }
}

interface Pushed extends Pick<Verdict, 'results' | 'following'> {
  /** The feed's new head; null when nothing changed. */
  seq: number | null;
}

/** How often a guide may move on while what belongs to it comes after. */
const followsMost = 3;

/**
 * Apply the ops of one push in one transaction, and after it what belongs to guides that were moved meanwhile, where those
 * are now. `heads`: the feeds that got further, and how far.
 */
export async function push(db: Database, request: Push): Promise<{ results: OpResult[]; heads: Map<FeedId, number> }> {
  const heads = new Map<FeedId, number>();
  const take = ({ seq }: Pushed, feed: FeedId) => seq !== null && heads.set(feed, seq);
  const here = await unlessNothing(db, (trx) => pushHere(trx, request));
  take(here, request.feed);
  const arrived = new Map<string, OpResult>();
  let { following } = here;
  for (let round = 0; following.length > 0 && round < followsMost; round += 1) {
    const next: Verdict['following'] = [];
    for (const [feed, those] of Map.groupBy(following, (one) => one.feed)) {
      const ops = those.map(({ op }) => op);
      const there = await unlessNothing(db, (trx) => arrive(trx, { ...request, feed }, ops));
      take(there, feed);
      for (const result of there.results) arrived.set(result.op, goneFromHere(result));
      next.push(...there.following);
    }
    following = next;
  }
  if (following.length > 0) throw new Problem('busy', 'A guide is being moved again and again. Push once more.');
  return { results: here.results.map((result) => arrived.get(result.op) ?? result), heads };
}

async function unlessNothing(
  db: Database,
  work: (trx: InTransaction) => Promise<{ verdict: Verdict; seq: number }>,
): Promise<Pushed> {
  try {
    return await inTransaction(db, async (trx) => {
      const { verdict, seq } = await work(trx);
      if (verdict.writes.length === 0 && verdict.clashes.length === 0) throw new NothingToWrite(verdict);
      return { ...verdict, seq };
    });
  } catch (error) {
    if (error instanceof NothingToWrite) return { ...error.verdict, seq: null };
    throw error;
  }
}

async function pushHere(trx: InTransaction, request: Push): Promise<{ verdict: Verdict; seq: number }> {
  const head = await lockFeed(trx, request, request.ops.length);
  if (head.epoch !== request.epoch) throw new EpochChanged(head.epoch);
  return { verdict: await apply(trx, { ...request, person: head.person }, request.ops, head.seq), seq: head.seq };
}

/** What belongs to a guide comes after it. Who sends it may have no access there, so they learn nothing of that place. */
async function arrive(trx: InTransaction, writing: Writing, ops: readonly Op[]) {
  const { seq, person } = await takeNumbers(trx, writing, ops.length);
  return { verdict: await apply(trx, { ...writing, person }, ops, seq, true), seq };
}

/** Where it was sent to, it is not: it went, or (refused) is nowhere but with who sent it. */
const goneFromHere = (result: OpResult): OpResult => ({ ...result, rev: result.rev ?? result.op, body: null });

export interface LockedFeed {
  /** The last of the numbers that were taken for this write. */
  seq: number;
  epoch: string;
  /** With the role they have now. */
  person: Me;
}

/** For whoever may read it. */
export async function lockFeed(trx: InTransaction, writing: Writing, count: number): Promise<LockedFeed> {
  const head = await takeNumbers(trx, writing, count);
  if (!mayRead(writing.feed, head.person)) throw new Problem('not-allowed', 'You have no access to this feed.');
  return head;
}

/** The counter row first: it serialises the writers of this feed, so that order of sequence is order of commit. */
async function takeNumbers(trx: InTransaction, writing: Writing, count: number): Promise<LockedFeed> {
  const { ws, feed } = writing;
  const { rows } = await sql<{ seq: number; epoch: string; name: string; isDisabled: boolean }>`
    update feed set seq = feed.seq + ${count} from person
    where feed.ws = ${ws} and feed.id = ${feed} and person.ws = feed.ws and person.id = ${writing.person.id}
    returning feed.seq, feed.epoch, person.name, person.disabled_at is not null as "isDisabled"`.execute(trx);
  const head = rows[0];
  if (!head) throw new Problem('not-found', 'There is no such feed.');
  if (head.isDisabled) throw new Problem('signed-out', 'Your access to this workspace was ended.');
  const { id } = writing.person;
  // Read here, not taken from the request: what was withdrawn a moment ago counts already.
  const person = meOf({ id, name: head.name }, (await rolesOf(trx, ws, [id])).get(id) ?? {});
  return { seq: head.seq, epoch: head.epoch, person };
}

/** Judge and write, below a locked feed. */
async function apply(
  trx: InTransaction,
  writing: Writing,
  ops: readonly Op[],
  seq: number,
  isArriving = false,
): Promise<Verdict> {
  const { ws, feed, person, at } = writing;
  const evidence = await gather(trx, { ws, feed, person, ops, seq: seq - ops.length });
  const verdict = judge(ops, evidence, isArriving);
  const stamp = { ws, feed, author: person.id, at };
  await writeDocuments(trx, stamp, verdict.writes);
  await writeClashes(trx, stamp, verdict.clashes);
  await note(trx, ...deedsOf(evidence.present, verdict.writes, writing));
  await noteNews(trx, writing, evidence.present, verdict.writes);
  return verdict;
}

/**
 * Apply one change that the store itself put together of what it had kept. What it refers to was seen here before, so
 * whoever may see the history may bring it back, whoever sent the bytes.
 */
export async function applyKept(trx: InTransaction, writing: Writing, op: Op, seq: number): Promise<OpResult> {
  const { ws, feed, person, at } = writing;
  if (!maySeeHistory(feed, person)) throw new Problem('not-allowed', 'You have no access to the history of this feed.');
  const evidence = await gather(trx, { ws, feed, person, ops: [op], seq: seq - 1 });
  if (op.body !== null && isDocumentType(op.type))
    for (const sha256 of blobsOf(op.type, op.body)) evidence.blobs.add(sha256);
  const { results, writes } = judge([op], evidence);
  await writeDocuments(trx, { ws, feed, author: person.id, at }, writes);
  await note(trx, ...deedsOf(evidence.present, writes, writing));
  await noteNews(trx, writing, evidence.present, writes);
  const result = results[0]!;
  if (result.status === 'forbidden')
    throw new Problem('not-allowed', result.message ?? 'Your role does not allow this change.');
  if (result.status === 'invalid' || result.status === 'clash')
    throw new Problem('conflict', `This cannot be brought back as it was. ${result.message ?? ''}`.trim());
  return result;
}
