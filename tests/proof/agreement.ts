import { mayRead } from '#lib/model/feeds.ts';
import { isEqual, type Json } from '#lib/model/merge.ts';
import { meOf, rolesOf } from '../../server/src/access/grants.ts';
import type { Database } from '../../server/src/db/database.ts';
import type { Device } from '#lib/store/device.ts';

interface Holder {
  person: string;
  device: Device;
}

async function readableBy(db: Database, ws: string, person: string): Promise<Set<string>> {
  const roles = (await rolesOf(db, ws, [person])).get(person) ?? {};
  const feeds = await db.selectFrom('feed').select('id').where('ws', '=', ws).execute();
  const me = meOf({ id: person, name: '' }, roles);
  return new Set(feeds.flatMap(({ id }) => (mayRead(id, me) ? [id] : [])));
}

/** After a round, this disk holds nothing of a feed that was withdrawn. */
export async function expectNoLeak(db: Database, ws: string, { person, device }: Holder): Promise<void> {
  const readable = await readableBy(db, ws, person);
  const held = await device.documents.orderBy('feed').uniqueKeys();
  const leaked = held.filter((feed) => !readable.has(String(feed)));
  if (leaked.length > 0) throw new Error(`LEAK: still here of ${leaked.join(', ')}`);
}

/** This disk has what the store has, all of it and nothing besides, and nothing is on its way. */
export async function expectAgreement(db: Database, ws: string, { person, device }: Holder): Promise<void> {
  const rows = await db
    .selectFrom('doc')
    .select(['feed', 'id', 'rev', 'body', 'deleted', 'seq'])
    .where('ws', '=', ws)
    .where('feed', 'in', [...(await readableBy(db, ws, person))])
    .execute();
  const stored = new Map(rows.filter(({ deleted }) => !deleted).map((row) => [`${row.feed} ${row.id}`, row]));
  const here = await device.documents.toArray();
  for (const row of here) {
    if (row.dirty === 1 || row.op !== null) throw new Error(`DIRTY: ${JSON.stringify(row)}`);
    // What was refused is shown to its author with the reason, so it may differ.
    if (row.refused !== null) continue;
    const there = stored.get(`${row.feed} ${row.id}`);
    if (!there || there.rev !== row.rev || !isEqual(there.body as Json, row.body as Json))
      throw new Error(`DIVERGED: ${JSON.stringify(row)} here, ${JSON.stringify(there)} there`);
  }
  const known = new Set(here.map(({ feed, id }) => `${feed} ${id}`));
  const missing = [...stored.keys()].filter((key) => !known.has(key));
  if (missing.length > 0) throw new Error(`MISSING: ${missing.join(', ')}`);
  const heads = await db.selectFrom('feed').select(['id', 'seq']).where('ws', '=', ws).execute();
  const above = rows.filter(({ feed, seq }) => seq > (heads.find(({ id }) => id === feed)?.seq ?? 0));
  if (above.length > 0) throw new Error(`ABOVE THE HEAD: ${JSON.stringify(above)}`);
}
