import { sql } from 'kysely';
import { readDocument } from '../../../lib/model/documents.ts';
import { editFeedOf, feedKind, libraryOf, workspaceFeed } from '../../../lib/model/feeds.ts';
import type { Entry } from '../../../lib/model/guide.ts';
import { contentOf } from '../../../lib/model/publication.ts';
import { approversOf, whyNotApproved, type Review } from '../../../lib/model/review.ts';
import type { Me, Op } from '../../../lib/model/sync.ts';
import type { Workspace } from '../../../lib/model/workspace.ts';
import type { InTransaction } from '#src/db/database.ts';

interface Push {
  ws: string;
  feed: string;
  person: Me;
  ops: readonly Op[];
}

/**
 * Of the changes of a push, those that would hand readers what fewer colleagues have approved than the library wants, and
 * why. What readers had before may come back: a deletion or a withdrawal is undone without asking anybody.
 */
export async function unapproved(trx: InTransaction, { ws, feed, person, ops }: Push): Promise<Map<string, string>> {
  const library = libraryOf(feed);
  const entries = ops.flatMap(({ op, type, body }) => {
    const entry = type === 'entry' && body !== null ? readDocument('entry', body) : null;
    return entry ? [{ op, entry }] : [];
  });
  if (library === null || feedKind(feed) !== 'pub' || entries.length === 0) return new Map();
  const needed = await approvalsNeeded(trx, ws, library);
  if (needed === 0) return new Map();
  const ids = [...new Set(entries.map(({ entry }) => entry.id))];
  const { rows: reviews } = await sql<{ body: Review }>`
    select body from doc where ws = ${ws} and feed = ${editFeedOf(library)} and type = 'review' and not deleted
      and body->>'guideId' = any(${ids}) and body->>'verdict' = 'approved'`.execute(trx);
  const { rows: earlier } = await sql<{ body: Entry }>`
    select body from revision where ws = ${ws} and feed = ${feed} and id = any(${ids}) and type = 'entry'
      and body is not null`.execute(trx);
  const before = new Set(await Promise.all(earlier.map(({ body }) => contentOf(body))));
  const refused = new Map<string, string>();
  for (const { op, entry } of entries) {
    const content = await contentOf(entry);
    const said = reviews.map(({ body }) => body);
    const reason = before.has(content) ? null : whyNotApproved(needed, approversOf(said, entry.id, content, person.id));
    if (reason !== null) refused.set(op, reason);
  }
  return refused;
}

async function approvalsNeeded(trx: InTransaction, ws: string, library: string): Promise<number> {
  const { rows } = await sql<{ body: Workspace }>`
    select body from doc where ws = ${ws} and feed = ${workspaceFeed} and id = 'workspace' and not deleted`.execute(
    trx,
  );
  const { approvals = {} } = rows[0]?.body ?? {};
  return Object.hasOwn(approvals, library) ? approvals[library]! : 0;
}
