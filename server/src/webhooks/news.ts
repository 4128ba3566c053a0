import { sql } from 'kysely';
import type { Review } from '../../../lib/model/review.ts';
import type { InTransaction } from '#src/db/database.ts';
import type { Present } from '#src/store/decide.ts';
import type { Write } from '#src/store/judge.ts';
import type { Writing } from '#src/store/push.ts';
import { happeningsOf } from './events.ts';
import { noteHappenings } from './outbox.ts';

/** Note what these writes mean to those outside. `before`: what there was when they began. */
export async function noteNews(
  trx: InTransaction,
  writing: Writing,
  before: ReadonlyMap<string, Present>,
  writes: readonly Write[],
): Promise<void> {
  const said = await saidBefore(trx, writing.ws, writes);
  await noteHappenings(trx, writing, happeningsOf(writing.feed, before, writes, said));
}

/** What each review of these writes had said until then, the newest last: also what was taken back, or said elsewhere. */
async function saidBefore(trx: InTransaction, ws: string, writes: readonly Write[]): Promise<Map<string, Review[]>> {
  const reviews = writes.filter(({ type, deleted }) => type === 'review' && !deleted);
  if (reviews.length === 0) return new Map();
  const [ids, revs] = [reviews.map(({ id }) => id), reviews.map(({ rev }) => rev)];
  const { rows } = await sql<{ id: string; body: Review }>`
    select r.id, r.body from revision r join feed f on f.ws = r.ws and f.id = r.feed and f.kind = 'edit'
    where r.ws = ${ws} and r.id = any(${ids}) and r.rev <> all(${revs}) and r.type = 'review' and r.body is not null
    order by r.at, r.seq`.execute(trx);
  const said = new Map(ids.map((id): [string, Review[]] => [id, []]));
  for (const { id, body } of rows) said.get(id)!.push(body);
  return said;
}
