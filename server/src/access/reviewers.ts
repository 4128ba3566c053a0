import { sql } from 'kysely';
import { isAtLeast, libraryOf, type FeedId } from '../../../lib/model/feeds.ts';
import { Problem } from '../../../lib/model/problem.ts';
import type { Reviewer } from '../../../lib/model/review.ts';
import { everyLibrary, Role } from '../../../lib/model/workspace.ts';
import type { Database } from '#src/db/database.ts';
import { holds } from './grants.ts';

const writing = Role.options.filter((role) => isAtLeast(role, 'author'));
const most = 1000;

/** Whoever may write in the library of this feed, through themselves or a team, and may still sign in; by name. */
export async function readReviewers(db: Database, ws: string, feed: FeedId): Promise<Reviewer[]> {
  const library = libraryOf(feed);
  if (library === null) throw new Problem('invalid', 'Reviews are given in libraries, and this is none.');
  const { rows } = await sql<Reviewer>`
    select p.id, p.name from person p
    where p.ws = ${ws} and p.disabled_at is null and ${holds([library, everyLibrary], writing)}
    order by lower(p.name), p.id limit ${most}`.execute(db);
  return rows;
}
