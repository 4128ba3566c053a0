import { createInvite, type InviteWish } from './access/invites.ts';
import type { Database } from './db/database.ts';
import type { Log } from './log.ts';
import { openStoreDatabase, ws } from './open-store.ts';
import { readRunning } from './running.ts';
import type { Settings } from './settings.ts';

/** The code is in the fragment, which browsers send to nobody. */
export async function makeInviteLink(db: Database, publicUrl: string, wish: InviteWish): Promise<string> {
  const { code } = await createInvite(db, ws, wish, new Date());
  return `${publicUrl}/join#${code}`;
}

/** A fresh invite link, made over the database, whether the store runs or not. */
export async function invite(settings: Settings, log: Log): Promise<string> {
  const running = await readRunning(settings.data);
  const publicUrl = settings.publicUrl ?? running?.publicUrl ?? `http://${settings.host}:${settings.port}`;
  const { role, library, label } = settings;
  const database = await openStoreDatabase(settings, log);
  try {
    return await makeInviteLink(database.db, publicUrl, { role, library, label });
  } finally {
    await database.close({ onlyOwn: true });
  }
}
