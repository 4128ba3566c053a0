import { sql } from 'kysely';
import { belongsToGuide } from '../../../lib/model/documents.ts';
import { editFeedOf, feedKind, libraryOf, publishedFeedOf, type FeedId } from '../../../lib/model/feeds.ts';
import { Id } from '../../../lib/model/ids.ts';
import type { Op } from '../../../lib/model/sync.ts';
import type { InTransaction } from '#src/db/database.ts';

/**
 * Of the changes of a push, those to what lives in another library now, and in which feed: documents that were moved, and
 * what belongs to a guide that was. `removed`: documents that are not here any more.
 */
export async function whereabouts(
  trx: InTransaction,
  { ws, feed, ops }: { ws: string; feed: FeedId; ops: readonly Op[] },
  removed: readonly string[],
): Promise<Map<string, FeedId>> {
  const library = libraryOf(feed);
  if (library === null) return new Map();
  const isPublished = feedKind(feed) === 'pub';
  const documents = await movedFrom(trx, ws, feed, removed);
  const guides = await movedFrom(trx, ws, editFeedOf(library), [...new Set(ops.flatMap((op) => guideOf(op) ?? []))]);
  return new Map(
    ops.flatMap((op) => {
      const edit = guides.get(guideOf(op) ?? '');
      const there = edit && isPublished ? publishedFeedOf(libraryOf(edit)!) : edit;
      const place = documents.get(op.id) ?? there;
      return place === undefined ? [] : [[op.op, place] as const];
    }),
  );
}

function guideOf({ type, body }: Op): string | null {
  const guideId = belongsToGuide(type) ? body?.['guideId'] : null;
  return Id.safeParse(guideId).data ?? null;
}

/** Which of these, that are not in this feed any more, are in another one of its kind. */
async function movedFrom(
  trx: InTransaction,
  ws: string,
  feed: FeedId,
  ids: readonly string[],
): Promise<Map<string, FeedId>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; feed: string }>`
    select here.id, there.feed from doc here
    join feed g on g.ws = here.ws and g.kind = ${feedKind(feed)} and g.id <> here.feed
    join doc there on there.ws = g.ws and there.feed = g.id and there.id = here.id and not there.deleted
    where here.ws = ${ws} and here.feed = ${feed} and here.deleted and here.id = any(${ids})`.execute(trx);
  return new Map(rows.map((row) => [row.id, row.feed]));
}
