import { Problem } from '../../../../lib/model/problem.ts';
import { daysFrom } from '#src/access/invites.ts';
import type { Database } from '#src/db/database.ts';
import type { Log } from '#src/log.ts';
import type { SignedInNow } from '#src/store/people.ts';
import type { OidcGroup, OidcSettings } from './oidc-settings.ts';
import { newSecrets, openProvider } from './provider.ts';
import { extensionOf, maySignIn, withQuery } from './redirects.ts';
import { begin, comeBack, giveCode, tradeCode, type Begun } from './sign-in-flow.ts';

/** Signing in by a provider, as the routes ask for it. */
export interface SignInDesk {
  /** What the button says; null: this store has no provider, and the rest refuses. */
  readonly name: string | null;
  /** What being in a group of the provider means here. */
  readonly groups: readonly OidcGroup[];
  /** Where the browser of an extension is to go. */
  start(begun: Begun): Promise<string>;
  /** Where a browser that comes back from the provider is to go. */
  callback(query: URLSearchParams): Promise<string>;
  trade(trade: { code: string; verifier: string; device: string }): Promise<SignedInNow>;
}

interface Parts {
  db: Database;
  ws: string;
  settings: OidcSettings | null;
  publicUrl: () => string;
  clock: () => Date;
  log: Log;
  tokenDays: number | null;
  /** Who may what may have changed. */
  changed: () => Promise<void>;
}

export function createSignInDesk(parts: Parts): SignInDesk {
  const { db, ws, settings, publicUrl, clock, log, tokenDays, changed } = parts;
  if (!settings) return noSignIn;
  const provider = openProvider(settings, log);
  const callbackUrl = () => `${publicUrl()}/auth/callback`;
  return {
    name: settings.name,
    groups: settings.groups,
    async start(begun) {
      // Anywhere else a code would be a gift to whoever is there.
      const extension = extensionOf(begun.redirectUri);
      if (extension === null)
        throw new Problem('invalid', 'Only the Handrail extension can begin to sign somebody in.');
      if (!maySignIn(extension, settings.extensions)) {
        log.info({ extension }, 'an extension that HANDRAIL_EXTENSIONS does not name was refused');
        throw new Problem(
          'not-allowed',
          `This store does not know the extension ${extension}. Whoever runs the store can name it in HANDRAIL_EXTENSIONS.`,
        );
      }
      const secrets = newSecrets();
      const address = await provider.address(callbackUrl(), secrets);
      await begin(db, ws, secrets, begun, clock());
      return address.href;
    },
    async callback(query) {
      const begun = await comeBack(db, ws, query.get('state') ?? '', clock());
      if (!begun) throw new Problem('not-allowed', 'This sign-in took too long or was used before. Begin again.');
      const { redirectUri, clientState: state, challenge, secrets } = begun;
      try {
        const claims = await provider.claims(new URL(`${callbackUrl()}?${query}`), secrets);
        const code = await giveCode(db, ws, { claims, challenge, settings }, clock());
        await changed();
        return withQuery(redirectUri, { code, state });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        // The extension waits in another window; it says why.
        return withQuery(redirectUri, { error: error.code, error_description: error.message, state });
      }
    },
    trade(trade) {
      const at = clock();
      return tradeCode(db, ws, { ...trade, at, expiresAt: tokenDays === null ? null : daysFrom(at, tokenDays) });
    },
  };
}

const refuse = () => Promise.reject(new Problem('not-found', 'This store has no sign-in. Join with an invite link.'));
const noSignIn: SignInDesk = { name: null, groups: [], start: refuse, callback: refuse, trade: refuse };
