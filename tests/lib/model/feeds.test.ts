import { describe, expect, test } from 'vitest';
import { documentTypes, type DocumentType } from '#lib/model/documents.ts';
import { draftFeed, feedKind, mayRead, mayWrite } from '#lib/model/feeds.ts';
import type { Role } from '#lib/model/workspace.ts';

const roles: Role[] = ['reader', 'author', 'expert', 'steward'];
const aPerson = (role: Role) => ({ id: 'me', role });
const feeds = ['ws', 'pub:main', 'edit:main', 'me:me', 'me:other', 'nonsense', ''];

test.each([
  ['ws', 'ws'],
  ['pub:main', 'pub'],
  ['edit:main', 'edit'],
  ['me:0b1c-2', 'me'],
])('%s is a feed', (feed, kind) => {
  expect(feedKind(feed)).toBe(kind);
});

test.each(['', 'ws:main', 'pub:', 'pub', 'me:a/b', 'me:../x', 'other:main', 'ws\n', 'pub:main\n', '__proto__'])(
  '%j is no feed',
  (feed) => {
    expect(feedKind(feed)).toBeNull();
  },
);

test('a reader reads the workspace, what is published, and their own drafts', () => {
  expect(feeds.filter((feed) => mayRead(feed, aPerson('reader')))).toEqual(['ws', 'pub:main', 'me:me']);
});

test.each(['author', 'expert', 'steward'] as const)(
  'an %s reads working copies too, and nobody else’s drafts',
  (role) => {
    expect(feeds.filter((feed) => mayRead(feed, aPerson(role)))).toEqual(['ws', 'pub:main', 'edit:main', 'me:me']);
  },
);

/** Who may put which document where; whatever is not named here is refused to everybody. */
const table: Record<string, Role[]> = {
  'ws app': ['author', 'expert', 'steward'],
  'ws workspace': ['steward'],
  'pub:main entry': ['author', 'expert', 'steward'],
  'pub:main flag': roles,
  'edit:main guide': ['author', 'expert', 'steward'],
  'me:me guide': roles,
};

describe('who may make, change and remove', () => {
  const own = { raisedBy: 'me' };
  test.each(feeds.flatMap((feed) => documentTypes.map((type): [string, DocumentType] => [feed, type])))(
    'in %j a document of type %s',
    (feed, type) => {
      for (const [before, after] of [
        [null, own],
        [own, own],
        [own, null],
      ]) {
        const may = roles.filter((role) => mayWrite({ feed, type, before, after }, aPerson(role)));
        expect(may).toEqual(table[`${feed} ${type}`] ?? []);
      }
    },
  );
});

describe('a flag', () => {
  const may = (role: Role, before: unknown, after: unknown) =>
    mayWrite({ feed: 'pub:main', type: 'flag', before, after }, aPerson(role));
  const mine = { raisedBy: 'me' };
  const theirs = { raisedBy: 'other' };

  test('is raised in one’s own name only, whatever the role', () => {
    expect(roles.filter((role) => may(role, null, theirs))).toEqual([]);
  });

  test('of somebody else is answered and removed by authors, not by readers', () => {
    expect(roles.filter((role) => may(role, theirs, theirs))).toEqual(['author', 'expert', 'steward']);
    expect(roles.filter((role) => may(role, theirs, null))).toEqual(['author', 'expert', 'steward']);
  });

  test('cannot be taken over or given away by a reader', () => {
    expect(may('reader', theirs, mine)).toBe(false);
    expect(may('reader', mine, theirs)).toBe(false);
  });

  test('keeps the name of who raised it when an author answers', () => {
    expect(may('author', theirs, { raisedBy: 'third' })).toBe(false);
  });
});

test('the feed of drafts belongs to one person', () => {
  expect(draftFeed('p')).toBe('me:p');
});
