import type { Role } from '../../lib/model/workspace.ts';
import type { Database } from './db/database.ts';
import type { Log } from './log.ts';
import { openStoreDatabase, ws } from './open-store.ts';
import { readRunning } from './running.ts';
import type { Settings } from './settings.ts';
import { createInvite } from './store/people.ts';

/** The code is in the fragment, which browsers send to nobody. */
export async function makeInviteLink(db: Database, publicUrl: string, role: Role, label: string): Promise<string> {
  return `${publicUrl}/join#${await createInvite(db, ws, { role, label }, new Date())}`;
}

/** A fresh invite link, made over the database, whether the store runs or not. */
export async function invite(settings: Settings, log: Log): Promise<string> {
  const running = await readRunning(settings.data);
  const publicUrl = settings.publicUrl ?? running?.publicUrl ?? `http://${settings.host}:${settings.port}`;
  const database = await openStoreDatabase(settings, log);
  try {
    return await makeInviteLink(database.db, publicUrl, settings.role, settings.label);
  } finally {
    await database.close({ onlyOwn: true });
  }
}
