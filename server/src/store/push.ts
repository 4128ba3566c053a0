import { sql } from 'kysely';
import { feedKind, mayRead } from '../../../lib/model/feeds.ts';
import { Problem } from '../../../lib/model/problem.ts';
import type { Me, Op, OpResult } from '../../../lib/model/sync.ts';
import { note, type Deed } from '#src/access/audit.ts';
import { meOf, rolesOf } from '#src/access/grants.ts';
import { inTransaction, type Database, type InTransaction } from '#src/db/database.ts';
import { gather } from './evidence.ts';
import { judge, type Write } from './judge.ts';
import { writeClashes, writeDocuments } from './write-documents.ts';

export interface Push {
  ws: string;
  feed: string;
  person: Me;
  epoch: string;
  ops: readonly Op[];
  at: Date;
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
  readonly results: OpResult[];
  constructor(results: OpResult[]) {
    this.results = results;
  }
}

/** Apply the ops of one push, all in one transaction; `seq` is the feed's new head, null when nothing changed. */
export async function push(db: Database, request: Push): Promise<{ results: OpResult[]; seq: number | null }> {
  try {
    return await inTransaction(db, (trx) => pushIn(trx, request));
  } catch (error) {
    if (error instanceof NothingToWrite) return { results: error.results, seq: null };
    throw error;
  }
}

async function pushIn(trx: InTransaction, request: Push): Promise<{ results: OpResult[]; seq: number }> {
  const { ws, feed, ops } = request;
  // The counter row first: it serialises the writers of this feed, so that order of sequence is order of commit.
  const { rows } = await sql<{ seq: number; epoch: string; name: string; isDisabled: boolean }>`
    update feed set seq = feed.seq + ${ops.length} from person
    where feed.ws = ${ws} and feed.id = ${feed} and person.ws = feed.ws and person.id = ${request.person.id}
    returning feed.seq, feed.epoch, person.name, person.disabled_at is not null as "isDisabled"`.execute(trx);
  const head = rows[0];
  if (!head) throw new Problem('not-found', 'There is no such feed.');
  if (head.isDisabled) throw new Problem('signed-out', 'Your access to this workspace was ended.');
  const { id } = request.person;
  // Read here, not taken from the request: what was withdrawn a moment ago counts already.
  const person = meOf({ id, name: head.name }, (await rolesOf(trx, ws, [id])).get(id) ?? {});
  if (!mayRead(feed, person)) throw new Problem('not-allowed', 'You have no access to this feed.');
  if (head.epoch !== request.epoch) throw new EpochChanged(head.epoch);

  const evidence = await gather(trx, { ws, feed, person, ops, seq: head.seq - ops.length });
  const verdict = judge(ops, evidence);
  if (verdict.writes.length === 0 && verdict.clashes.length === 0) throw new NothingToWrite(verdict.results);
  const stamp = { ws, feed, author: person.id, at: request.at };
  await writeDocuments(trx, stamp, verdict.writes);
  await writeClashes(trx, stamp, verdict.clashes);
  await note(trx, ...verdict.writes.flatMap((write) => deedOf(write, request)));
  return { results: verdict.results, seq: head.seq };
}

/** What of a push the audit log keeps: what readers get or lose, and what is gone for authors. */
function deedOf({ type, id, rev, deleted }: Write, { ws, feed, person, at }: Push): Deed[] {
  const deed = { ws, at, actor: person.id, target: id, detail: { feed, revision: rev } };
  if (type === 'entry') return [{ ...deed, action: deleted ? 'guide-withdrawn' : 'guide-published' }];
  return type === 'guide' && deleted && feedKind(feed) === 'edit' ? [{ ...deed, action: 'guide-deleted' }] : [];
}
