import * as client from 'openid-client';
import { Problem } from '../../../../lib/model/problem.ts';
import type { Log } from '#src/log.ts';
import type { OidcSettings } from './oidc-settings.ts';

/** What the provider says of somebody, as far as we use it. */
export interface Claims {
  sub: string;
  name: string;
  groups: string[];
}

/** Made for one way through the provider, and checked when the browser comes back. */
export interface Secrets {
  state: string;
  nonce: string;
  verifier: string;
}

export interface Provider {
  /** Where to send the browser. */
  address(callback: string, secrets: Secrets): Promise<URL>;
  /** Who came back; a problem where the answer does not belong to these secrets, or says no. */
  claims(answer: URL, secrets: Secrets): Promise<Claims>;
}

export const newSecrets = (): Secrets => ({
  state: client.randomState(),
  nonce: client.randomNonce(),
  verifier: client.randomPKCECodeVerifier(),
});

/** The provider that the settings name. It is asked for its addresses when somebody signs in first, not at the start. */
export function openProvider(settings: OidcSettings, log: Log): Provider {
  let known: Promise<client.Configuration> | null = null;
  const discover = () => {
    const { issuer, clientId, clientSecret } = settings;
    // The settings let http through for this machine only.
    const execute = issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [];
    const auth = clientSecret === null ? client.None() : client.ClientSecretPost(clientSecret);
    return client.discovery(issuer, clientId, clientSecret ?? undefined, auth, { execute, timeout: 10 });
  };
  const config = async () => {
    known ??= discover();
    try {
      return await known;
    } catch (error) {
      known = null;
      log.error({ reason: String(error) }, 'the identity provider does not answer');
      throw new Problem('busy', 'The sign-in service does not answer. Try again in a moment.', { cause: error });
    }
  };
  return {
    async address(callback, { state, nonce, verifier }) {
      return client.buildAuthorizationUrl(await config(), {
        redirect_uri: callback,
        scope: settings.scope,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
    },
    async claims(answer, { state, nonce, verifier }) {
      const configuration = await config();
      try {
        const checks = {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        };
        const tokens = await client.authorizationCodeGrant(configuration, answer, checks);
        return read(tokens.claims() ?? {}, settings.groupsClaim);
      } catch (error) {
        if (error instanceof Problem) throw error;
        log.info({ reason: String(error) }, 'a sign-in failed at the identity provider');
        throw new Problem('not-allowed', 'The sign-in service did not let you in.', { cause: error });
      }
    },
  };
}

function read(claims: Record<string, unknown>, groupsClaim: string): Claims {
  const { sub } = claims;
  if (typeof sub !== 'string' || sub === '')
    throw new Problem('not-allowed', 'The sign-in service did not say who you are.');
  const words = ['name', 'preferred_username', 'email'].map((key) => claims[key]);
  const name = words.find((word): word is string => typeof word === 'string' && word.trim() !== '');
  const groups = [claims[groupsClaim] ?? []].flat().filter((group) => typeof group === 'string');
  return { sub, name: (name ?? 'Colleague').trim().slice(0, 100), groups };
}
