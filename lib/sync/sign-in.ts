import * as z from 'zod/mini';
import { Problem } from '#lib/model/problem.ts';
import { JoinReply, SignInOffer } from '#lib/model/sync.ts';
import { asJson, call, parsed } from './store-api.ts';

/** The store's address, as somebody typed or pasted it: what stands before `/join`, or before nothing. */
export function readStoreUrl(text: string): string {
  const wrong = new Problem(
    'invalid',
    'That is not the address of a store. It looks like https://handrail.example.com.',
  );
  if (!URL.canParse(text.trim())) throw wrong;
  const { protocol, origin, pathname } = new URL(text.trim());
  if (!/^https?:$/.test(protocol)) throw wrong;
  return `${origin}${pathname.replace(/\/(join)?$/, '')}`;
}

/** What a store offers to people without an invite; null where it offers nothing, such as an older one. */
export async function signInOffer(storeUrl: string): Promise<{ name: string } | null> {
  const response = await call(`${storeUrl}/v1/sign-in`, null);
  return response.status === 404 ? null : (await parsed(response, SignInOffer)).oidc;
}

/** The browser's own way to let somebody sign in elsewhere: resolves to where they came back. */
export interface WebAuth {
  redirectUrl: string;
  launch(url: string): Promise<string | undefined>;
}

const Answer = z.object({
  state: z.string(),
  code: z.optional(z.string()),
  error_description: z.optional(z.string().check(z.maxLength(500))),
});

/**
 * Sign in by the store's identity provider. The code that comes back is worth nothing without the verifier, which never
 * leaves this function but to the store.
 */
export async function signInBy(
  auth: WebAuth,
  storeUrl: string,
  device: string,
): Promise<z.infer<typeof JoinReply> & { storeUrl: string }> {
  const [verifier, state] = [randomText(), randomText()];
  const query = new URLSearchParams({
    redirect_uri: auth.redirectUrl,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
    state,
  });
  const back = await auth.launch(`${storeUrl}/auth/start?${query}`).catch((error: unknown) => {
    throw new Problem(
      'not-allowed',
      'You were not signed in: the window was closed, or the sign-in did not end. Try again.',
      {
        cause: error,
      },
    );
  });
  const answer = Answer.safeParse(back && URL.canParse(back) ? Object.fromEntries(new URL(back).searchParams) : null);
  if (!answer.success || answer.data.state !== state)
    throw new Problem('not-allowed', 'The sign-in came back with an answer to something else. Try again.');
  const { code, error_description: reason } = answer.data;
  if (code === undefined) throw new Problem('not-allowed', reason || 'The sign-in did not work. Try again.');
  const response = await call(`${storeUrl}/v1/sign-in`, null, asJson('POST', { code, verifier, device }));
  return { ...(await parsed(response, JoinReply)), storeUrl };
}

function randomText(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

async function challengeOf(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function base64url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
