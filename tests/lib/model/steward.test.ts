import { expect, test } from 'vitest';
import { AuditPage, GrantRequest, InviteRequest, LibraryRequest, Principal, TeamRequest } from '#lib/model/steward.ts';

test.each(['person:a-1', 'team:support'])('%s may have a grant', (principal) => {
  expect(GrantRequest.safeParse({ library: '*', principal, role: null }).success).toBe(true);
});

test.each(['', 'person:', 'person:a/b', 'everybody', 'team:x y', 'person:a\n', 'PERSON:a'])(
  '%j may not',
  (principal) => {
    expect(Principal.safeParse(principal).success).toBe(false);
  },
);

test.each(['*', '', '__proto__', 'a b', 'a'.repeat(101)])('no library is made that is called %j', (id) => {
  expect(LibraryRequest.safeParse({ id, name: 'Sales' }).success).toBe(false);
});

test('an invite of which only the role is said is for every library, a hundred people and two weeks', () => {
  expect(InviteRequest.parse({ role: 'reader' })).toEqual({
    role: 'reader',
    library: '*',
    label: '',
    uses: 100,
    days: 14,
  });
  for (const wrong of [{}, { role: 'king' }, { role: 'reader', uses: 0 }, { role: 'reader', days: 1000 }])
    expect(InviteRequest.safeParse(wrong).success).toBe(false);
});

test('a team has a name that says something, and members by id', () => {
  expect(TeamRequest.safeParse({ name: ' Support ', members: ['a'] }).data).toEqual({
    name: 'Support',
    members: ['a'],
  });
  expect(TeamRequest.safeParse({ name: ' ', members: [] }).success).toBe(false);
  expect(TeamRequest.safeParse({ name: 'Support', members: ['a b'] }).success).toBe(false);
});

test('a record that only a newer store writes is still read', () => {
  const record = {
    id: '1',
    at: '2026-01-01T00:00:00.000Z',
    actor: 'a',
    action: 'something-new',
    target: 't',
    detail: {},
  };
  expect(AuditPage.parse({ records: [record], next: null }).records).toHaveLength(1);
});
