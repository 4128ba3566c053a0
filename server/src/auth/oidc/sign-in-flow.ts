import { createHash, timingSafeEqual } from 'node:crypto';
import { Problem } from '../../../../lib/model/problem.ts';
import { note } from '#src/access/audit.ts';
import { giveToken } from '#src/access/devices.ts';
import { changeAccess, meOf, rolesOf } from '#src/access/grants.ts';
import { hashOf, newSecret } from '#src/auth/secrets.ts';
import { inTransaction, type Database } from '#src/db/database.ts';
import type { SignedInNow } from '#src/store/people.ts';
import type { OidcSettings } from './oidc-settings.ts';
import { outside, personOf } from './person-of.ts';
import type { Claims, Secrets } from './provider.ts';

const onTheWayMs = 10 * 60_000;
const codeMs = 60_000;

export interface Begun {
  redirectUri: string;
  clientState: string;
  challenge: string;
}

/** Remember a browser that goes to the provider; those that never came back are forgotten on the way. */
export async function begin(db: Database, ws: string, secrets: Secrets, begun: Begun, at: Date): Promise<void> {
  await db.deleteFrom('sign_in').where('ws', '=', ws).where('expires_at', '<', at).execute();
  await db.deleteFrom('sign_in_code').where('ws', '=', ws).where('expires_at', '<', at).execute();
  await db
    .insertInto('sign_in')
    .values({
      ws,
      state_hash: hashOf(secrets.state),
      nonce: secrets.nonce,
      verifier: secrets.verifier,
      redirect_uri: begun.redirectUri,
      client_state: begun.clientState,
      challenge: begun.challenge,
      expires_at: new Date(at.getTime() + onTheWayMs),
    })
    .execute();
}

/** The browser that comes back with this state, once. Null for one that never left, came back before or took too long. */
export async function comeBack(
  db: Database,
  ws: string,
  state: string,
  at: Date,
): Promise<(Begun & { secrets: Secrets }) | null> {
  const found = await db
    .deleteFrom('sign_in')
    .where('ws', '=', ws)
    .where('state_hash', '=', hashOf(state))
    .where('expires_at', '>', at)
    .returning(['nonce', 'verifier', 'redirect_uri', 'client_state', 'challenge'])
    .executeTakeFirst();
  if (!found) return null;
  const { nonce, verifier, redirect_uri: redirectUri, client_state: clientState, challenge } = found;
  return { redirectUri, clientState, challenge, secrets: { state, nonce, verifier } };
}

/** A code for whoever came back, which only the extension that began can trade, once and soon. */
export async function giveCode(
  db: Database,
  ws: string,
  who: { claims: Claims; challenge: string; settings: OidcSettings },
  at: Date,
): Promise<string> {
  const code = newSecret();
  const person = await changeAccess(db, ws, async (trx) => {
    const id = await personOf(trx, { ws, at }, who.claims, who.settings);
    if (id === null) return null;
    const expires = new Date(at.getTime() + codeMs);
    await trx
      .insertInto('sign_in_code')
      .values({ ws, hash: hashOf(code), person: id, challenge: who.challenge, expires_at: expires })
      .execute();
    return id;
  });
  if (person === null) throw outside();
  return code;
}

interface Trade {
  code: string;
  verifier: string;
  device: string;
  at: Date;
  expiresAt: Date | null;
}

/** A token for the code. Whatever comes of it, the code is spent. */
export async function tradeCode(db: Database, ws: string, trade: Trade): Promise<SignedInNow> {
  const { code, verifier, device, at, expiresAt } = trade;
  const spent = await db
    .deleteFrom('sign_in_code')
    .where('ws', '=', ws)
    .where('hash', '=', hashOf(code))
    .returning(['person', 'challenge', 'expires_at'])
    .executeTakeFirst();
  if (!spent || spent.expires_at <= at || !isAnswerTo(spent.challenge, verifier))
    throw new Problem('not-allowed', 'This sign-in took too long or was used before. Sign in again.');
  return inTransaction(db, async (trx) => {
    const { name, disabled_at } = await trx
      .selectFrom('person')
      .select(['name', 'disabled_at'])
      .where('ws', '=', ws)
      .where('id', '=', spent.person)
      .executeTakeFirstOrThrow();
    if (disabled_at) throw new Problem('not-allowed', 'Your access to this workspace was ended.');
    const token = await giveToken(trx, { ws, person: spent.person, device, at, expiresAt });
    await note(trx, { ws, at, actor: spent.person, action: 'signed-in', target: spent.person });
    const roles = (await rolesOf(trx, ws, [spent.person])).get(spent.person) ?? {};
    return { token, person: meOf({ id: spent.person, name }, roles) };
  });
}

function isAnswerTo(challenge: string, verifier: string): boolean {
  const answer = Buffer.from(createHash('sha256').update(verifier).digest('base64url'));
  const asked = Buffer.from(challenge);
  return answer.length === asked.length && timingSafeEqual(answer, asked);
}
