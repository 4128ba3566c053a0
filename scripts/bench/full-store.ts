import { randomUUID } from 'node:crypto';
import { hashOf } from '../../server/src/auth/secrets.ts';
import type { Database } from '../../server/src/db/database.ts';
import { anEntry } from '../../tests/fixtures/a-guide.ts';

const rowsAtOnce = 500;
const at = new Date('2026-01-01T00:00:00.000Z');

/** So many published guides, as if they had been published one after the other. */
export async function fillWithEntries(db: Database, feed: string, count: number): Promise<void> {
  const titles = ['Add a lead', 'Close a ticket', 'Book a room', 'Order a part', 'Change a price', 'Ask for leave'];
  const { seq: first } = await db
    .selectFrom('feed')
    .select('seq')
    .where('ws', '=', 'main')
    .where('id', '=', feed)
    .executeTakeFirstOrThrow();
  for (let from = 0; from < count; from += rowsAtOnce) {
    const rows = Array.from({ length: Math.min(rowsAtOnce, count - from) }, (_, n) => {
      const title = `${titles[(from + n) % titles.length]} for team ${from + n}`;
      const pages = [`https://app-${n % 40}.example.com/area-${n % 7}/list`];
      // A name as long as a real one, that no packing makes shorter.
      const entry = anEntry({ title, description: `How ${title.toLowerCase()} is done here.`, pages, body: aHash() });
      const body = JSON.stringify(entry);
      const seq = first + from + n + 1;
      const known = { ws: 'main', feed, id: entry.id, type: 'entry', rev: randomUUID(), seq, author: 'ann', at };
      return { ...known, deleted: false, body, bytes: body.length };
    });
    await db.insertInto('doc').values(rows).execute();
  }
  await db
    .updateTable('feed')
    .set({ seq: first + count })
    .where('ws', '=', 'main')
    .where('id', '=', feed)
    .execute();
}

/** Devices of a person that are signed in; answers their tokens. */
export async function addDevices(db: Database, people: readonly string[]): Promise<string[]> {
  const tokens = people.map(() => `${randomUUID()}${randomUUID()}`);
  const rows = tokens.map((token, n) => {
    return { ws: 'main', id: randomUUID(), hash: hashOf(token), person: people[n]!, device: 'bench', at };
  });
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await db
      .insertInto('token')
      .values(rows.slice(from, from + rowsAtOnce))
      .execute();
  return tokens;
}

const aHash = () => `${randomUUID()}${randomUUID()}`.replaceAll('-', '');
