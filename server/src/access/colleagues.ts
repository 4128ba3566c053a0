import { sql } from 'kysely';
import { roleIn } from '../../../lib/model/feeds.ts';
import type { Colleague } from '../../../lib/model/steward.ts';
import { mainLibrary } from '../../../lib/model/workspace.ts';
import type { Database } from '#src/db/database.ts';
import { rolesOf } from './grants.ts';

interface Row {
  id: string;
  name: string;
  at: Date;
  disabled_at: Date | null;
  devices: number;
  last_used: Date | null;
  guides: number;
  owns: number;
  backs: number;
}

/** Everybody who ever joined, by name, with what a steward decides by. */
export async function listColleagues(db: Database, ws: string, at: Date): Promise<Colleague[]> {
  const { rows } = await sql<Row>`
    select p.id, p.name, p.at, p.disabled_at,
      (select count(*) from token t where t.ws = p.ws and t.person = p.id and t.revoked_at is null
        and (t.expires_at is null or t.expires_at > ${at})) as devices,
      (select max(t.last_used) from token t where t.ws = p.ws and t.person = p.id) as last_used,
      coalesce(g.guides, 0) as guides, coalesce(g.owns, 0) as owns, coalesce(g.backs, 0) as backs
    from person p left join (
      select name, count(*) as guides, count(*) filter (where owns and not wrote) as owns,
        count(*) filter (where not owns and not wrote) as backs
      from (
        select n.name, d.id, bool_or(n.part = 'author') as wrote, bool_or(n.part = 'owner') as owns from doc d
        join feed f on f.ws = d.ws and f.id = d.feed and f.kind in ('pub', 'edit')
        cross join lateral (values
          (d.body->>'authorId', 'author'), (d.body->>'ownerId', 'owner'), (d.body->>'backupId', 'backup')
        ) as n (name, part)
        where d.ws = ${ws} and d.type in ('guide', 'entry') and not d.deleted group by 1, 2
      ) as named group by 1
    ) as g on g.name = p.id
    where p.ws = ${ws} order by lower(p.name), p.id`.execute(db);
  const roles = await rolesOf(
    db,
    ws,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const held = roles.get(row.id) ?? {};
    return {
      id: row.id,
      name: row.name,
      role: roleIn({ role: 'reader', roles: held }, mainLibrary),
      roles: held,
      joinedAt: row.at.toISOString(),
      disabledAt: row.disabled_at?.toISOString() ?? null,
      devices: row.devices,
      lastUsed: row.last_used?.toISOString() ?? null,
      guides: row.guides,
      owns: row.owns,
      backs: row.backs,
    };
  });
}
