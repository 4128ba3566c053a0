import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export interface StartedProvider {
  issuer: string;
  /** Whoever signs in with this name is in these groups. */
  groups: Map<string, string[]>;
  stop(): Promise<void>;
}

export const clientId = 'handrail-store';
export const clientSecret = 'a secret of the test';

/** A real OpenID provider on this machine; its own login pages take any name and any password. */
export async function startProvider(callback: string): Promise<StartedProvider> {
  const groups = new Map<string, string[]>();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [callback],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'groups'] },
    // As Keycloak, Entra and Okta do: what was asked for is in the id token itself.
    conformIdTokenClaims: false,
    cookies: { keys: ['test'] },
    pkce: { required: () => true },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, name: `${sub} of the provider`, groups: groups.get(sub) ?? [] }),
    }),
  });
  server.on('request', provider.callback());
  return {
    issuer,
    groups,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A browser without a screen: follows redirects with its cookies, fills in the provider's forms, stops at `end`. */
export async function browse(start: string, name: string, end: (url: string) => boolean): Promise<string> {
  const jar = new Map<string, string>();
  let request: { url: string; body?: string } = { url: start };
  for (let hop = 0; hop < 20; hop += 1) {
    if (end(request.url)) return request.url;
    const { url, body } = request;
    const response = await fetch(url, {
      redirect: 'manual',
      headers: {
        cookie: [...jar].map(([key, value]) => `${key}=${value}`).join('; '),
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body === undefined ? {} : { method: 'POST', body }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value) jar.set(key, value);
      else jar.delete(key);
    }
    const text = await response.text();
    const location = response.headers.get('location');
    if (location) {
      request = { url: new URL(location, url).href };
      continue;
    }
    const action = /<form[^>]* action="([^"]+)"/.exec(text)?.[1];
    const prompt = /name="prompt" value="(\w+)"/.exec(text)?.[1];
    if (!response.ok || !action || !prompt) throw new Error(`${url}: ${response.status} ${text.slice(0, 500)}`);
    request = { url: new URL(action, url).href, body: `prompt=${prompt}&login=${name}&password=x` };
  }
  throw new Error('The way of redirects has no end.');
}
