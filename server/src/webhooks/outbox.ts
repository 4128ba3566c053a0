import { randomUUID } from 'node:crypto';
import type { Entry } from '../../../lib/model/guide.ts';
import { feedKind, libraryOf, workspaceFeed } from '../../../lib/model/feeds.ts';
import { originOf } from '../../../lib/model/page-pattern.ts';
import type { WebhookBody } from '../../../lib/model/webhook.ts';
import { everyLibrary, type App } from '../../../lib/model/workspace.ts';
import type { InTransaction } from '#src/db/database.ts';
import type { Writing } from '#src/store/push.ts';
import type { Happening } from './events.ts';

/**
 * Note for each webhook what it has to be told, in the transaction of the change: both, or neither. What happens while a
 * webhook is paused is not told later.
 */
export async function noteHappenings(
  trx: InTransaction,
  { ws, feed, person, at }: Writing,
  happenings: readonly Happening[],
): Promise<void> {
  if (happenings.length === 0) return;
  // What concerns the whole workspace is told to those who hear of every library.
  const library = libraryOf(feed);
  const webhooks = await trx
    .selectFrom('webhook')
    .select(['id', 'events'])
    .where('ws', '=', ws)
    .where('paused_at', 'is', null)
    .where('library', 'in', [library ?? everyLibrary, everyLibrary])
    .execute();
  const wanted = happenings.filter(({ event }) => webhooks.some(({ events }) => isIn(events, event)));
  if (wanted.length === 0) return;
  const guides = await readGuides(trx, ws, feed, wanted);
  const rows = wanted.flatMap((happening) => {
    const body = JSON.stringify(bodyOf(happening, { library, guides, at, by: { id: person.id, name: person.name } }));
    const { event } = happening;
    return webhooks.flatMap(({ id, events }) =>
      isIn(events, event) ? [{ ws, id: randomUUID(), webhook: id, event, body, at, next_at: at }] : [],
    );
  });
  await trx.insertInto('delivery').values(rows).execute();
}

const isIn = (events: unknown, event: string) => (events as string[]).includes(event);

/** Of an entry, or of the working copy of a guide. */
type Named = Pick<Entry, 'title' | 'revision' | 'appId'>;
interface Told {
  about: Named | null;
  link: string | null;
}
interface Around {
  library: string | null;
  guides: Map<string, Told>;
  at: Date;
  by: { id: string; name: string };
}

function bodyOf(happening: Happening, { library, guides, at, by }: Around): WebhookBody {
  const { event } = happening;
  const common = { type: event, timestamp: at.toISOString() };
  const where = library === null ? {} : { library };
  if (happening.event === 'asked') {
    const { id, words, page } = happening.question;
    return { ...common, data: { ...where, question: { id, words, page }, by, link: originOf(page) } };
  }
  const { guideId } = happening;
  const { about = null, link = null } = guides.get(guideId) ?? {};
  const guide = { id: guideId, title: about?.title ?? null, revision: about?.revision || null };
  const flag =
    'flag' in happening
      ? { flag: { id: happening.flag.id, reason: happening.flag.reason, stepId: happening.flag.stepId } }
      : {};
  const review = 'review' in happening ? { review: { asked: happening.review.asked } } : {};
  return { ...common, data: { ...where, guide, ...flag, ...review, by, link } };
}

/** The guides that are spoken of, as they are now in this feed, and the addresses of their applications. */
async function readGuides(
  trx: InTransaction,
  ws: string,
  feed: string,
  happenings: readonly Happening[],
): Promise<Map<string, Told>> {
  const known = new Map(
    happenings.flatMap((one): [string, Named][] => ('entry' in one ? [[one.guideId, one.entry]] : [])),
  );
  const unknown = happenings.flatMap((one) => ('guideId' in one ? [one.guideId] : [])).filter((id) => !known.has(id));
  const type = feedKind(feed) === 'edit' ? 'guide' : 'entry';
  for (const { id, body } of await readBodies<Named>(trx, { ws, feed, type, ids: unknown })) known.set(id, body);
  const apps = new Map(
    (
      await readBodies<App>(trx, {
        ws,
        feed: workspaceFeed,
        type: 'app',
        ids: [...known.values()].flatMap(({ appId }) => appId ?? []),
      })
    ).map(({ id, body }) => [id, body]),
  );
  return new Map(
    [...known].map(([id, about]) => [id, { about, link: apps.get(about.appId ?? '')?.origins[0] ?? null }]),
  );
}

async function readBodies<T>(
  trx: InTransaction,
  { ws, feed, type, ids }: { ws: string; feed: string; type: string; ids: readonly string[] },
): Promise<{ id: string; body: T }[]> {
  if (ids.length === 0) return [];
  const rows = await trx
    .selectFrom('doc')
    .select(['id', 'body'])
    .where('ws', '=', ws)
    .where('feed', '=', feed)
    .where('type', '=', type)
    .where('id', 'in', [...new Set(ids)])
    .where('deleted', '=', false)
    .execute();
  return rows.map(({ id, body }) => ({ id, body: body as T }));
}
