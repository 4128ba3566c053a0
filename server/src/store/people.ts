import { randomUUID } from 'node:crypto';
import { draftFeed, workspaceFeed } from '../../../lib/model/feeds.ts';
import { principalOf } from '../../../lib/model/steward.ts';
import type { Me } from '../../../lib/model/sync.ts';
import { mainLibrary, type Role, type Workspace } from '../../../lib/model/workspace.ts';
import { note } from '#src/access/audit.ts';
import { writeCards } from '#src/access/cards.ts';
import { giveToken } from '#src/access/devices.ts';
import { meOf, putGrant, rolesOf } from '#src/access/grants.ts';
import { spendInvite } from '#src/access/invites.ts';
import { addLibrary } from '#src/access/libraries.ts';
import { inTransaction, type Database, type InTransaction } from '#src/db/database.ts';
import { addFeeds } from './add-feeds.ts';
import { writeAsStore } from './write-as-store.ts';

/** The shared feeds and the workspace's card, once; later starts find them and leave them. */
export async function foundWorkspace(db: Database, ws: string, name: string, at: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const made = await addFeeds(trx, ws, [workspaceFeed]);
    if (made.length === 0) return;
    await trx.insertInto('access').values({ ws }).execute();
    await addLibrary(trx, ws, { id: mainLibrary, name: 'Main library' }, at);
    const body: Workspace = { schemaVersion: 1, name };
    await writeAsStore(trx, { ws, feed: workspaceFeed, author: 'store', at }, [
      { type: 'workspace', id: 'workspace', body },
    ]);
  });
}

export interface Joining {
  invite: string;
  name: string;
  device: string;
}

export interface SignedInNow {
  token: string;
  person: Me;
}

/** Make a person out of an invite: card, own feed and a token for this device, or nothing of it. */
export async function join(
  db: Database,
  ws: string,
  joining: Joining,
  at: Date,
  expiresAt: Date | null = null,
): Promise<SignedInNow> {
  return inTransaction(db, async (trx) => {
    const { id: invite, role, library } = await spendInvite(trx, ws, joining.invite, at);
    const id = await addPerson(trx, { ws, name: joining.name, grants: [{ library, role }], at });
    const token = await giveToken(trx, { ws, person: id, device: joining.device, at, expiresAt });
    await note(trx, { ws, at, actor: id, action: 'joined', target: invite, detail: { role, library } });
    const roles = (await rolesOf(trx, ws, [id])).get(id) ?? {};
    return { token, person: meOf({ id, name: joining.name }, roles) };
  });
}

interface NewPerson {
  ws: string;
  name: string;
  grants: readonly { library: string; role: Role }[];
  at: Date;
}

/** Somebody who was not here before: with what they may, a feed of their own and a card for colleagues. */
export async function addPerson(trx: InTransaction, { ws, name, grants, at }: NewPerson): Promise<string> {
  const id = randomUUID();
  await trx.insertInto('person').values({ ws, id, name, at }).execute();
  for (const { library, role } of grants) {
    await putGrant(trx, { ws, library, principal: principalOf(id), role, at });
  }
  await addFeeds(trx, ws, [draftFeed(id)]);
  await writeCards(trx, { ws, people: [id], author: id, at });
  return id;
}
