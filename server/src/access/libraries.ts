import { editFeedOf, publishedFeedOf } from '../../../lib/model/feeds.ts';
import { Problem } from '../../../lib/model/problem.ts';
import type { Me } from '../../../lib/model/sync.ts';
import { everyLibrary, type Library } from '../../../lib/model/workspace.ts';
import type { Database, InTransaction } from '#src/db/database.ts';
import { addFeeds } from '#src/store/add-feeds.ts';
import { note } from './audit.ts';
import { changeAccess } from './grants.ts';

export async function listLibraries(db: Database, ws: string): Promise<Library[]> {
  return db.selectFrom('library').select(['id', 'name']).where('ws', '=', ws).orderBy('at').orderBy('id').execute();
}

/** One more library with its two feeds. An id is used once: its feeds hold what was published under it. */
export async function makeLibrary(db: Database, ws: string, library: Library, by: Me, at: Date): Promise<void> {
  await changeAccess(db, ws, async (trx) => {
    if (await hasLibrary(trx, ws, library.id)) throw new Problem('conflict', 'There is a library with this id.');
    await addLibrary(trx, ws, library, at);
    await note(trx, { ws, at, actor: by.id, action: 'library-made', target: library.id });
  });
}

/** Its id stays: it is in the names of its feeds. */
export async function renameLibrary(db: Database, ws: string, { id, name }: Library, by: Me, at: Date): Promise<void> {
  await changeAccess(db, ws, async (trx) => {
    await refuseUnlessLibrary(trx, ws, id);
    await trx.updateTable('library').set({ name }).where('ws', '=', ws).where('id', '=', id).execute();
    await note(trx, { ws, at, actor: by.id, action: 'library-renamed', target: id });
  });
}

export async function addLibrary(trx: InTransaction, ws: string, { id, name }: Library, at: Date): Promise<void> {
  await trx
    .insertInto('library')
    .values({ ws, id, name, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await addFeeds(trx, ws, [publishedFeedOf(id), editFeedOf(id)]);
}

/** A grant for a library that is none would lie in wait until somebody made it. */
export async function refuseUnlessLibrary(trx: InTransaction, ws: string, library: string): Promise<void> {
  if (library !== everyLibrary && !(await hasLibrary(trx, ws, library)))
    throw new Problem('not-found', 'There is no such library.');
}

async function hasLibrary(trx: InTransaction, ws: string, id: string): Promise<boolean> {
  const found = await trx.selectFrom('library').select('id').where('ws', '=', ws).where('id', '=', id).execute();
  return found.length > 0;
}
