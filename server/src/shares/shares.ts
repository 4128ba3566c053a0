import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { editFeedOf, libraryOf, mayRead, workspaceFeed } from '../../../lib/model/feeds.ts';
import type { Entry } from '../../../lib/model/guide.ts';
import { movesOf } from '../../../lib/model/moved.ts';
import { Problem } from '../../../lib/model/problem.ts';
import type { Share, ShareReply } from '../../../lib/model/share.ts';
import type { Me } from '../../../lib/model/sync.ts';
import type { App } from '../../../lib/model/workspace.ts';
import { note } from '#src/access/audit.ts';
import { daysFrom } from '#src/access/invites.ts';
import { hashOf, newSecret } from '#src/auth/secrets.ts';
import type { Blobs } from '#src/blobs/blobs.ts';
import { inTransaction, type Database, type InTransaction } from '#src/db/database.ts';
import { pageOf } from './page.ts';

/** Who asks for the page of a guide: whoever has a link, or somebody who is signed in; and what they read. */
export type Visitor = ({ key: string } | { person: Me }) & { spoken: readonly string[] };

export interface ShareDesk {
  list(by: Me, guide: string): Promise<Share[]>;
  make(by: Me, guide: string, days: number | null): Promise<ShareReply>;
  revoke(by: Me, id: string): Promise<void>;
  /** Null where this visitor may see nothing, whatever the reason. */
  page(guide: string, visitor: Visitor): Promise<string | null>;
}

interface Parts {
  db: Database;
  ws: string;
  blobs: Pick<Blobs, 'read'>;
  clock: () => Date;
  publicUrl: () => string;
}

const sharesMost = 50;

export function createShareDesk({ db, ws, blobs, clock, publicUrl }: Parts): ShareDesk {
  /** Only who could publish this guide may show it to others. */
  const refuseUnlessAuthor = async (trx: Database | InTransaction, by: Me, guide: string) => {
    const published = await publishedIn(trx, ws, guide);
    if (!published) throw new Problem('not-found', 'This guide is not published.');
    if (!mayRead(editFeedOf(published.library), by))
      throw new Problem('not-allowed', 'Only authors may share a guide. Ask one of them.');
  };
  return {
    async list(by, guide) {
      await refuseUnlessAuthor(db, by, guide);
      return (await rowsOf(db, ws, guide, clock())).map(asShare);
    },
    make: (by, guide, days) =>
      inTransaction(db, async (trx) => {
        await refuseUnlessAuthor(trx, by, guide);
        const at = clock();
        if ((await rowsOf(trx, ws, guide, at)).length >= sharesMost)
          throw new Problem('conflict', `A guide may have ${sharesMost} share links. Revoke one first.`);
        const secret = newSecret();
        const expires_at = days === null ? null : daysFrom(at, days);
        const row = { id: randomUUID(), guide, person: by.id, at, expires_at };
        await trx
          .insertInto('share')
          .values({ ws, hash: hashOf(secret), ...row })
          .execute();
        await note(trx, { ws, at, actor: by.id, action: 'share-made', target: guide, detail: { days } });
        return { share: asShare(row), link: `${publicUrl()}/share/${guide}?key=${secret}` };
      }),
    revoke: (by, id) =>
      inTransaction(db, async (trx) => {
        const found = await trx
          .selectFrom('share')
          .select('guide')
          .where('ws', '=', ws)
          .where('id', '=', id)
          .executeTakeFirst();
        if (!found) throw new Problem('not-found', 'There is no such share link.');
        await refuseUnlessAuthor(trx, by, found.guide);
        await trx.deleteFrom('share').where('ws', '=', ws).where('id', '=', id).execute();
        await note(trx, { ws, at: clock(), actor: by.id, action: 'share-revoked', target: found.guide });
      }),
    async page(guide, visitor) {
      const published = await publishedIn(db, ws, guide);
      if (!published) return null;
      const isOpen =
        'key' in visitor ? await isGood(db, ws, guide, visitor.key, clock()) : mayRead(published.feed, visitor.person);
      if (!isOpen) return null;
      const author = await db
        .selectFrom('person')
        .select('name')
        .where('ws', '=', ws)
        .where('id', '=', published.entry.authorId)
        .executeTakeFirst();
      const moves = movesOf(await appsOf(db, ws));
      const shown = { entry: published.entry, authorName: author?.name ?? '', moves, spoken: visitor.spoken };
      return pageOf(shown, (sha256) => blobs.read(ws, sha256));
    },
  };
}

async function publishedIn(db: Database | InTransaction, ws: string, guide: string) {
  const row = await db
    .selectFrom('doc')
    .select(['feed', 'body'])
    .where('ws', '=', ws)
    .where('id', '=', guide)
    .where('type', '=', 'entry')
    .where('deleted', '=', false)
    .executeTakeFirst();
  const library = row && libraryOf(row.feed);
  return row && library ? { feed: row.feed, library, entry: row.body as Entry } : null;
}

async function appsOf(db: Database, ws: string): Promise<App[]> {
  const rows = await db
    .selectFrom('doc')
    .select('body')
    .where('ws', '=', ws)
    .where('feed', '=', workspaceFeed)
    .where('type', '=', 'app')
    .where('deleted', '=', false)
    .execute();
  return rows.map(({ body }) => body as App);
}

type Row = { id: string; guide: string; person: string; at: Date; expires_at: Date | null };

async function rowsOf(db: Database | InTransaction, ws: string, guide: string, now: Date): Promise<Row[]> {
  return db
    .selectFrom('share')
    .select(['id', 'guide', 'person', 'at', 'expires_at'])
    .where('ws', '=', ws)
    .where('guide', '=', guide)
    .where(sql<boolean>`(expires_at is null or expires_at > ${now})`)
    .orderBy('at', 'desc')
    .execute();
}

async function isGood(db: Database, ws: string, guide: string, key: string, now: Date): Promise<boolean> {
  const found = await db
    .selectFrom('share')
    .select('expires_at')
    .where('ws', '=', ws)
    .where('guide', '=', guide)
    .where('hash', '=', hashOf(key))
    .executeTakeFirst();
  return found !== undefined && (found.expires_at === null || found.expires_at > now);
}

function asShare({ id, guide, person, at, expires_at }: Row): Share {
  return {
    id,
    guideId: guide,
    madeBy: person,
    madeAt: at.toISOString(),
    expiresAt: expires_at?.toISOString() ?? null,
  };
}
