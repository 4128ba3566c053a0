import { expect, test } from 'vitest';
import { readOidcSettings } from '../../server/src/auth/oidc/oidc-settings.ts';
import { extensionOf, maySignIn } from '../../server/src/auth/oidc/redirects.ts';

const env = { HANDRAIL_OIDC_ISSUER: 'https://id.example.com/realms/acme', HANDRAIL_OIDC_CLIENT_ID: 'handrail' };

test('without an issuer there is no sign-in', () => {
  expect(readOidcSettings({})).toBeNull();
});

test('an issuer and a client id are enough', () => {
  expect(readOidcSettings(env)).toMatchObject({
    clientSecret: null,
    name: 'id.example.com',
    groupsClaim: 'groups',
    groups: [],
    role: 'reader',
    extensions: [],
  });
});

test('a group is a team of its name, in every library, unless more is said', () => {
  const said = { 'Know-how & more': { role: 'author' }, s: { role: 'expert', library: 'sales', team: 'sellers' } };
  expect(readOidcSettings({ ...env, HANDRAIL_OIDC_GROUPS: JSON.stringify(said) })?.groups).toEqual([
    { group: 'Know-how & more', team: 'know-how-more', role: 'author', library: '*' },
    { group: 's', team: 'sellers', role: 'expert', library: 'sales' },
  ]);
});

test.each([
  { HANDRAIL_OIDC_ISSUER: 'http://id.example.com' },
  { HANDRAIL_OIDC_ISSUER: 'id.example.com' },
  { HANDRAIL_OIDC_CLIENT_ID: '' },
  { HANDRAIL_EXTENSIONS: 'handrail' },
  { HANDRAIL_EXTENSIONS: `any,${'a'.repeat(32)}` },
  { HANDRAIL_OIDC_ROLE: 'king' },
  { HANDRAIL_OIDC_GROUPS: 'author' },
  { HANDRAIL_OIDC_GROUPS: '{"a":{"role":"king"}}' },
  { HANDRAIL_OIDC_GROUPS: '{"a b":{"role":"reader"},"a-b":{"role":"author"}}' },
  { HANDRAIL_OIDC_GROUPS: '{"東京":{"role":"reader"}}' },
])('%j is refused with a sentence', (wrong) => {
  expect(() => readOidcSettings({ ...env, ...wrong })).toThrow(/HANDRAIL_\w+.* /);
});

test('only an extension that was named gets codes, unless any may', () => {
  const [ours, other] = ['a'.repeat(32), 'b'.repeat(32)];
  const named = (text?: string) => readOidcSettings({ ...env, HANDRAIL_EXTENSIONS: text })!.extensions;
  expect([maySignIn(ours, named()), maySignIn(ours, named(other))]).toEqual([false, false]);
  expect([maySignIn(ours, named(`${other}, ${ours}`)), maySignIn(ours, named('any'))]).toEqual([true, true]);
});

test('an extension is known by the address that browsers give to it and to no page', () => {
  expect(extensionOf(`https://${'a'.repeat(32)}.chromiumapp.org/`)).toBe('a'.repeat(32));
  expect(extensionOf(`https://${'0a'.repeat(20)}.extensions.allizom.org/`)).toBe('0a'.repeat(20));
  expect(extensionOf(`https://${'a'.repeat(32)}.chromiumapp.org.evil.example/`)).toBeNull();
});
