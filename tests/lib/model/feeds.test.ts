import { describe, expect, test } from 'vitest';
import { documentTypes, type DocumentType } from '#lib/model/documents.ts';
import { draftFeed, feedKind, isStewardOf, mayRead, maySeeHistory, mayWrite, roleIn } from '#lib/model/feeds.ts';
import { labelId } from '#lib/model/label.ts';
import type { Role, Roles } from '#lib/model/workspace.ts';
import { aFlag } from '#tests/fixtures/a-flag.ts';
import { aQuestion } from '#tests/fixtures/a-question.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';

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

test('what was is for authors, and of one’s own drafts for everybody', () => {
  expect(feeds.filter((feed) => maySeeHistory(feed, aPerson('reader')))).toEqual(['me:me']);
  expect(feeds.filter((feed) => maySeeHistory(feed, aPerson('author')))).toEqual([
    'ws',
    'pub:main',
    'edit:main',
    'me:me',
  ]);
});

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
  'ws question': roles,
  'ws workspace': ['steward'],
  'pub:main entry': ['author', 'expert', 'steward'],
  'pub:main flag': roles,
  'pub:main label': roles,
  'edit:main guide': ['author', 'expert', 'steward'],
  'edit:main comment': ['author', 'expert', 'steward'],
  'edit:main review': ['author', 'expert', 'steward'],
  'me:me guide': roles,
};

describe('who may make, change and remove', () => {
  const flag = aFlag({ raisedBy: 'me' });
  const own = { ...flag, id: labelId(flag.guideId, 'me'), authorId: 'me', toldBy: 'me', origins: ['https://a.test'] };
  test.each(feeds.flatMap((feed) => documentTypes.map((type): [string, DocumentType] => [feed, type])))(
    'in %j a document of type %s',
    (feed, type) => {
      for (const [before, after] of [
        [null, own],
        [own, own],
        [own, null],
      ]) {
        const may = roles.filter((role) => mayWrite({ feed, type, before, after }, aPerson(role)));
        const named = table[`${feed} ${type}`] ?? [];
        // What is gone there is gone for everybody's guides.
        expect(may).toEqual(type === 'app' && after === null ? named.filter((role) => role === 'steward') : named);
      }
    },
  );
});

describe('a flag', () => {
  const authors = ['author', 'expert', 'steward'];
  const mine = aFlag({ raisedBy: 'me' });
  const theirs = aFlag({ raisedBy: 'other' });
  const resolvedAt = '2026-11-22T10:00:00.000Z';
  const answeredBy = (resolvedBy: string | null) => ({ status: 'fixed', answer: 'Done.', resolvedBy, resolvedAt });
  const mayBe = (before: unknown, after: unknown) =>
    roles.filter((role) => mayWrite({ feed: 'pub:main', type: 'flag', before, after }, aPerson(role)));

  test.each([
    ['raised in one’s own name', null, mine, roles],
    ['raised in another’s name', null, theirs, []],
    ['raised with another’s answer in it', null, { ...mine, ...answeredBy('other') }, []],
    ['taken back', mine, null, roles],
    ['of another removed', theirs, null, authors],
    ['that is gone already removed', null, null, roles],
    ['taken over', theirs, mine, []],
    ['given away', mine, theirs, []],
    ['given a third name', theirs, { ...theirs, raisedBy: 'third' }, []],
    ['said in other words', mine, { ...mine, note: 'Both.' }, roles],
    ['of another said in other words', theirs, { ...theirs, note: 'Both.' }, authors],
    ['answered', theirs, { ...theirs, ...answeredBy('me') }, authors],
    ['of one’s own answered', mine, { ...mine, ...answeredBy('me') }, authors],
    ['answered in another’s name', theirs, { ...theirs, ...answeredBy('other') }, []],
    ['answered in no name', theirs, { ...theirs, ...answeredBy(null) }, []],
    ['answered at no time', theirs, { ...theirs, ...answeredBy('me'), resolvedAt: null }, []],
    ['answered in silence, but under a name', theirs, { ...theirs, resolvedBy: 'me', resolvedAt }, []],
    ['answered anew', { ...theirs, ...answeredBy('other') }, { ...theirs, ...answeredBy('me') }, authors],
    ['with other words under a name', { ...mine, ...answeredBy('b') }, { ...mine, ...answeredBy('b'), answer: '' }, []],
    ['opened again', { ...theirs, ...answeredBy('other') }, theirs, authors],
    ['opened again by who raised it', { ...mine, ...answeredBy('other') }, mine, authors],
  ])('%s', (_, before, after, who) => expect(mayBe(before, after)).toEqual(who));
});

describe('a question', () => {
  const authors = ['author', 'expert', 'steward'];
  const theirs = aQuestion({ raisedBy: 'other' });
  const resolvedAt = '2026-11-22T10:00:00.000Z';
  const answered = { ...theirs, status: 'answered', answer: 'So.', resolvedBy: 'me', resolvedAt } as const;
  const mayBe = (before: unknown, after: unknown) =>
    roles.filter((role) => mayWrite({ feed: 'ws', type: 'question', before, after }, aPerson(role)));

  test.each([
    ['asked in another’s name', null, theirs, []],
    ['asked with an answer in it', null, { ...aQuestion({ raisedBy: 'me' }), guideId: theirs.id }, []],
    ['answered', theirs, answered, authors],
    ['answered in another’s name', theirs, { ...answered, resolvedBy: 'third' }, []],
    [
      'given another guide under a name',
      { ...answered, resolvedBy: 'b' },
      { ...answered, resolvedBy: 'b', guideId: theirs.id },
      [],
    ],
    ['of another taken away', theirs, null, authors],
    ['of another said in other words', theirs, { ...theirs, words: 'How?' }, authors],
  ])('%s', (_, before, after, who) => expect(mayBe(before, after)).toEqual(who));
});

describe('a guide', () => {
  const mine = aGuide({ authorId: 'me' });
  const theirs = aGuide({ authorId: 'other' });
  const mayBe = (feed: string, before: unknown, after: unknown, writtenBy?: string) =>
    mayWrite({ feed, type: feed === 'pub:main' ? 'entry' : 'guide', before, after, writtenBy }, aPerson('author'));

  test.each(['me:me', 'edit:main', 'pub:main'])('in %s is signed by who makes it, and keeps that name', (feed) => {
    expect(mayBe(feed, null, mine)).toBe(true);
    expect(mayBe(feed, null, theirs)).toBe(false);
    expect(mayBe(feed, theirs, { ...theirs, title: 'Better' })).toBe(true);
    expect(mayBe(feed, theirs, mine)).toBe(false);
    expect(mayBe(feed, mine, theirs)).toBe(false);
    expect(mayBe(feed, theirs, null)).toBe(true);
  });

  test('that was there before comes back under the name it had, and under no third one', () => {
    expect(mayBe('edit:main', null, theirs, 'other')).toBe(true);
    expect(mayBe('edit:main', null, theirs, 'third')).toBe(false);
    expect(mayBe('edit:main', theirs, mine, 'me')).toBe(false);
  });
});

test('the feed of drafts belongs to one person', () => {
  expect(draftFeed('p')).toBe('me:p');
});

describe('with roles by library', () => {
  const libraries = ['main', 'sales', 'hr'];
  const ann = { id: 'me', role: 'reader' as const, roles: { main: 'reader', sales: 'author', hr: 'steward' } as const };
  const all = ['ws', ...libraries.flatMap((name) => [`pub:${name}`, `edit:${name}`]), 'pub:other', 'me:me'];

  test('each library is open as far as its role goes', () => {
    const open = ['ws', 'pub:main', 'pub:sales', 'edit:sales', 'pub:hr', 'edit:hr', 'me:me'];
    expect(all.filter((feed) => mayRead(feed, ann))).toEqual(open);
    const after = aGuide({ authorId: 'me' });
    const may = all.filter((feed) => mayWrite({ feed, type: 'guide', before: null, after }, ann));
    expect(may).toEqual(['edit:sales', 'edit:hr', 'me:me']);
  });

  test('the role for every library is one for each, and the higher one counts', () => {
    const bob = { id: 'me', role: 'reader' as const, roles: { '*': 'author', main: 'reader', hr: 'expert' } as const };
    expect(libraries.map((name) => roleIn(bob, name))).toEqual(['author', 'author', 'expert']);
    expect(roleIn({ role: 'steward', roles: {} }, 'main')).toBeNull();
    expect(roleIn({ role: 'reader', roles: { main: 'reader' } }, '__proto__')).toBeNull();
  });

  test('a steward of one library is none of another, nor of the workspace', () => {
    expect([...libraries, '*'].filter((name) => isStewardOf(ann, name))).toEqual(['hr']);
    expect(mayWrite({ feed: 'ws', type: 'workspace', before: null, after: {} }, ann)).toBe(false);
    expect(isStewardOf({ id: 'me', role: 'steward' }, '*')).toBe(true);
  });

  test('whoever writes for some library names apps', () => {
    const change = { feed: 'ws', type: 'app', before: null, after: {} } as const;
    expect(mayWrite(change, ann)).toBe(true);
    expect(mayWrite(change, { id: 'me', role: 'author', roles: { main: 'reader' } })).toBe(false);
  });
});

test('an app that is off, or is to be, is for stewards of the workspace only', () => {
  const on = { schemaVersion: 1, id: 'a', name: 'CRM', origins: ['https://crm.example.com'] };
  const off = { ...on, isOff: true };
  const may = (before: unknown, after: unknown, roles: Roles) =>
    mayWrite({ feed: 'ws', type: 'app', before, after }, { id: 'ann', role: 'reader', roles });
  for (const [before, after] of [
    [on, off],
    [off, on],
    [off, { ...off, name: 'Mine' }],
    [off, null],
    [null, off],
  ]) {
    expect(may(before, after, { '*': 'steward' })).toBe(true);
    expect(may(before, after, { '*': 'expert', main: 'steward' })).toBe(false);
  }
  expect(may(on, { ...on, name: 'Mine' }, { main: 'author' })).toBe(true);
});

test('an app gets addresses from any author, and loses one, or all, or takes over guides of another, by stewards of the workspace only', () => {
  const app = { schemaVersion: 1, id: 'a', name: 'CRM', origins: ['https://crm.example.com'] };
  const more = { ...app, origins: [...app.origins, 'https://staging.example.com'] };
  const may = (before: unknown, after: unknown, roles: Roles) =>
    mayWrite({ feed: 'ws', type: 'app', before, after }, { id: 'ann', role: 'reader', roles });
  expect(may(app, more, { main: 'author' })).toBe(true);
  const moved = { 'https://old.example.com': 'https://crm.example.com' };
  for (const [before, after] of [
    [more, app],
    [app, null],
    [app, { ...app, moved }],
    [null, { ...app, moved }],
  ]) {
    expect(may(before, after, { '*': 'expert', main: 'steward' })).toBe(false);
    expect(may(before, after, { '*': 'steward' })).toBe(true);
  }
});
