import { randomUUID } from 'node:crypto';
import type { InTransaction } from '#src/db/database.ts';

/** Every feed begins anew: what devices know of cursors and revisions means nothing to a store that was put back. */
export async function renewEpochs(trx: InTransaction): Promise<number> {
  await trx.deleteFrom('snapshot').execute();
  const feeds = await trx.selectFrom('feed').select(['ws', 'id']).execute();
  for (const { ws, id } of feeds) {
    const epoch = randomUUID();
    await trx.updateTable('feed').set({ epoch }).where('ws', '=', ws).where('id', '=', id).execute();
  }
  return feeds.length;
}
