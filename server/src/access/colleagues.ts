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
}

/** Everybody who ever joined, by name, with what a steward decides by. */
export async function listColleagues(db: Database, ws: string, at: Date): Promise<Colleague[]> {
  const { rows } = await sql<Row>`
    select p.id, p.name, p.at, p.disabled_at,
      (select count(*) from token t where t.ws = p.ws and t.person = p.id and t.revoked_at is null
        and (t.expires_at is null or t.expires_at > ${at})) as devices,
      (select max(t.last_used) from token t where t.ws = p.ws and t.person = p.id) as last_used,
      coalesce(g.guides, 0) as guides
    from person p left join (
      select n.name, count(distinct d.id) as guides from doc d
      join feed f on f.ws = d.ws and f.id = d.feed and f.kind in ('pub', 'edit')
      cross join lateral (values (d.body->>'authorId'), (d.body->>'ownerId'), (d.body->>'backupId')) as n (name)
      where d.ws = ${ws} and d.type in ('guide', 'entry') and not d.deleted group by 1
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
    };
  });
}
