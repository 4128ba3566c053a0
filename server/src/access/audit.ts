import { randomUUID } from 'node:crypto';
import type { AuditAction, AuditDetail, AuditPage, AuditRecord } from '../../../lib/model/steward.ts';
import type { Database, InTransaction } from '#src/db/database.ts';
import { isBehind, pageOf } from '#src/db/pages.ts';

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

/** One page, newest first. A cursor that is none reads from the end. */
export async function readAudit(
  db: Database | InTransaction,
  ws: string,
  { before, limit }: { before: string | null; limit: number },
): Promise<AuditPage> {
  const rows = await db
    .selectFrom('audit')
    .select(['at', 'id', 'actor', 'action', 'target', 'detail'])
    .where('ws', '=', ws)
    .where(isBehind(before))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const { page, next } = pageOf(rows, limit);
  const records = page.map((row): AuditRecord => ({
    ...row,
    at: row.at.toISOString(),
    detail: row.detail as AuditDetail,
  }));
  return { records, next };
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
