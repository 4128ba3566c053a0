import { retentionUnlessSaid, type Retention } from '../../../lib/model/retention.ts';
import { inTransaction, type Database, type InTransaction } from '#src/db/database.ts';
import { note } from './audit.ts';

export async function readRetention(db: Database | InTransaction, ws: string): Promise<Retention> {
  const row = await db
    .selectFrom('retention')
    .select(['deleted_days', 'deliveries_days', 'audit_days'])
    .where('ws', '=', ws)
    .executeTakeFirst();
  if (!row) return retentionUnlessSaid;
  return { deletedDays: row.deleted_days, deliveriesDays: row.deliveries_days, auditDays: row.audit_days };
}

/** From the next tidying on. What was let go of before does not come back by a longer time. */
export async function putRetention(
  db: Database,
  { ws, by, at }: { ws: string; by: string; at: Date },
  wish: Retention,
): Promise<void> {
  const values = {
    deleted_days: wish.deletedDays,
    deliveries_days: wish.deliveriesDays,
    audit_days: wish.auditDays,
  };
  await inTransaction(db, async (trx) => {
    await trx
      .insertInto('retention')
      .values({ ws, ...values })
      .onConflict((conflict) => conflict.column('ws').doUpdateSet(values))
      .execute();
    await note(trx, { ws, at, actor: by, action: 'retention-changed', target: 'retention', detail: { ...wish } });
  });
}

/** Let go of what the audit log remembers from before this. */
export async function forgetAudit(db: Database, ws: string, before: Date): Promise<number> {
  const gone = await db.deleteFrom('audit').where('ws', '=', ws).where('at', '<', before).returning('id').execute();
  return gone.length;
}
