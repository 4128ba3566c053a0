import { expect, test } from 'vitest';
import { readOidcSettings } from '../../server/src/auth/oidc/oidc-settings.ts';
import { isExtensionRedirect } from '../../server/src/auth/oidc/redirects.ts';

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
  { HANDRAIL_OIDC_ROLE: 'king' },
  { HANDRAIL_OIDC_GROUPS: 'author' },
  { HANDRAIL_OIDC_GROUPS: '{"a":{"role":"king"}}' },
  { HANDRAIL_OIDC_GROUPS: '{"a b":{"role":"reader"},"a-b":{"role":"author"}}' },
  { HANDRAIL_OIDC_GROUPS: '{"東京":{"role":"reader"}}' },
])('%j is refused with a sentence', (wrong) => {
  expect(() => readOidcSettings({ ...env, ...wrong })).toThrow(/HANDRAIL_OIDC_\w+.* /);
});

test('only an extension that was named gets codes, where one was', () => {
  const [ours, other] = ['a'.repeat(32), 'b'.repeat(32)];
  const at = (id: string) => `https://${id}.chromiumapp.org/`;
  expect([isExtensionRedirect(at(ours), []), isExtensionRedirect(at(other), [ours])]).toEqual([true, false]);
  expect(isExtensionRedirect(at(ours), [ours])).toBe(true);
});
