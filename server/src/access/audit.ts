import { randomUUID } from 'node:crypto';
import type { AuditAction, AuditDetail, AuditPage, AuditRecord } from '../../../lib/model/steward.ts';
import type { Database, InTransaction } from '#src/db/database.ts';

export interface Deed {
  ws: string;
  at: Date;
  /** A person's id, or `store` for what was done at its command line. */
  actor: string;
  action: AuditAction;
  target: string;
  detail?: AuditDetail;
}

/** Note what was done, in the transaction that does it: both, or neither. */
export async function note(trx: InTransaction | Database, ...deeds: Deed[]): Promise<void> {
  if (deeds.length === 0) return;
  await trx
    .insertInto('audit')
    .values(deeds.map((deed) => ({ ...deed, id: randomUUID(), detail: JSON.stringify(deed.detail ?? {}) })))
    .execute();
}

/** A place in the log: behind what was already read. */
const cursorForm = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([\w-]{1,100})$/;

/** One page, newest first. A cursor that is none reads from the end. */
export async function readAudit(
  db: Database | InTransaction,
  ws: string,
  { before, limit }: { before: string | null; limit: number },
): Promise<AuditPage> {
  const [, at, id] = cursorForm.exec(before ?? '') ?? [];
  let query = db
    .selectFrom('audit')
    .select(['at', 'id', 'actor', 'action', 'target', 'detail'])
    .where('ws', '=', ws)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (at !== undefined && id !== undefined) {
    const moment = new Date(at);
    query = query.where((row) =>
      row.or([row('at', '<', moment), row.and([row('at', '=', moment), row('id', '<', id)])]),
    );
  }
  const rows = await query.execute();
  const records = rows
    .slice(0, limit)
    .map((row): AuditRecord => ({ ...row, at: row.at.toISOString(), detail: row.detail as AuditDetail }));
  const last = records.at(-1);
  return { records, next: rows.length > limit && last ? `${last.at}_${last.id}` : null };
}

const linesAtATime = 500;

/** The whole log as lines of JSON, newest first, read a page at a time so that its length does not matter. */
export async function* auditLines(db: Database, ws: string): AsyncGenerator<string> {
  for (let before: string | null = null; ;) {
    const page: AuditPage = await readAudit(db, ws, { before, limit: linesAtATime });
    if (page.records.length > 0) yield page.records.map((record) => `${JSON.stringify(record)}\n`).join('');
    if (page.next === null) return;
    before = page.next;
  }
}
