import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Op } from '#lib/model/sync.ts';
import type { Role } from '#lib/model/workspace.ts';
import { aFlag, anOp, joinStore, publishedEntry, statusOf, type Client } from './a-client.ts';
import { startStore, type StartedStore } from './start-store.ts';

let store: StartedStore;
const people = {} as Record<Role, Client>;
/** Whose documents the others try to sign, or to answer. */
let colleague: Client;
const everybody = ['reader', 'author', 'expert', 'steward'] as const;
const authors = ['author', 'expert', 'steward'];

beforeAll(async () => {
  store = await startStore();
  for (const role of everybody) people[role] = await joinStore(store.url, await store.invite(role), role);
  colleague = await joinStore(store.url, await store.invite('author'), 'colleague');
});
afterAll(() => store?.stop());

describe('in whose name each role may write', () => {
  const answer = (by: string | null, status: 'open' | 'fixed' = 'fixed') => {
    return { status, answer: 'Thank you', resolvedBy: by, resolvedAt: by && '2026-01-02T00:00:00.000Z' };
  };
  const flagged = async (raiser: Client, now: object = {}) => {
    const flag = { ...aFlag(raiser.me.id), ...now };
    const [raised] = await raiser.push('pub:main', anOp('flag', flag));
    expect(raised?.status).toBe('applied');
    return { flag, base: raised!.rev };
  };
  const shared = async () => {
    const guide = colleague.guide();
    const [pushed] = await colleague.push('edit:main', anOp('guide', guide));
    return { guide, base: pushed!.rev };
  };
  const published = async () => {
    const entry = await publishedEntry(colleague);
    const [pushed] = await colleague.push('pub:main', anOp('entry', entry));
    return { entry, base: pushed!.rev };
  };

  type Case = [name: string, feed: string | null, op: (c: Client) => Promise<Op>, who: readonly string[]];
  const cases: Case[] = [
    ['a new guide, in the name of another', 'edit:main', async () => anOp('guide', colleague.guide()), []],
    ['a new draft, in the name of another', null, async () => anOp('guide', colleague.guide()), []],
    [
      'a new entry, in the name of another',
      'pub:main',
      async (c) => anOp('entry', { ...(await publishedEntry(c)), authorId: colleague.me.id }),
      [],
    ],
    [
      "a colleague's guide, under their name",
      'edit:main',
      async () => shared().then(({ guide, base }) => anOp('guide', { ...guide, title: 'Better' }, { base })),
      authors,
    ],
    [
      "a colleague's guide, taken over",
      'edit:main',
      async (c) => shared().then(({ guide, base }) => anOp('guide', { ...guide, authorId: c.me.id }, { base })),
      [],
    ],
    [
      "a colleague's guide, taken over without saying what it began from",
      'edit:main',
      async (c) => shared().then(({ guide }) => anOp('guide', { ...guide, authorId: c.me.id })),
      [],
    ],
    [
      "a colleague's entry, taken over",
      'pub:main',
      async (c) => published().then(({ entry, base }) => anOp('entry', { ...entry, authorId: c.me.id }, { base })),
      [],
    ],
    [
      "a colleague's guide that was deleted, put back under their name",
      'edit:main',
      async () => {
        const { guide, base } = await shared();
        await colleague.push('edit:main', anOp('guide', null, { id: guide.id, base }));
        return anOp('guide', guide);
      },
      authors,
    ],
    [
      "a colleague's guide, published under their name",
      'pub:main',
      async (c) => {
        const { guide } = await shared();
        return anOp('entry', { ...(await publishedEntry(c)), id: guide.id, authorId: guide.authorId });
      },
      authors,
    ],
    [
      "an answer to a colleague's flag",
      'pub:main',
      async (c) => flagged(colleague).then(({ flag, base }) => anOp('flag', { ...flag, ...answer(c.me.id) }, { base })),
      authors,
    ],
    [
      "an answer in a colleague's name",
      'pub:main',
      async (c) => flagged(c).then(({ flag, base }) => anOp('flag', { ...flag, ...answer(colleague.me.id) }, { base })),
      [],
    ],
    [
      'an answer in no name',
      'pub:main',
      async (c) => flagged(c).then(({ flag, base }) => anOp('flag', { ...flag, ...answer(null) }, { base })),
      [],
    ],
    [
      'an answer to a flag of their own',
      'pub:main',
      async (c) => flagged(c).then(({ flag, base }) => anOp('flag', { ...flag, ...answer(c.me.id) }, { base })),
      authors,
    ],
    [
      "a new flag that carries a colleague's answer",
      'pub:main',
      async (c) => anOp('flag', aFlag(c.me.id, answer(colleague.me.id))),
      [],
    ],
    [
      "other words in a colleague's answer",
      'pub:main',
      async (c) => {
        const { flag, base } = await flagged(c);
        const answered = { ...flag, ...answer(colleague.me.id) };
        const [done] = await colleague.push('pub:main', anOp('flag', answered, { base }));
        return anOp('flag', { ...answered, answer: 'No.' }, { base: done!.rev });
      },
      [],
    ],
    [
      'a flag of their own, with more to say',
      'pub:main',
      async (c) => flagged(c).then(({ flag, base }) => anOp('flag', { ...flag, note: 'Both buttons.' }, { base })),
      everybody,
    ],
  ];
  test.each(cases)('%s', async (_name, feed, opOf, who) => {
    for (const role of everybody) {
      const client = people[role];
      const op = await opOf(client);
      const status = await statusOf(client, feed ?? `me:${client.me.id}`, op);
      expect(status, role).toBe(who.includes(role) ? 'applied' : 'forbidden');
    }
  });

  test('two answers at once: one stands as a whole, so that nobody’s words stand under another’s name', async () => {
    const { flag, base } = await flagged(people.reader);
    await people.author.push(
      'pub:main',
      anOp('flag', { ...flag, ...answer(people.author.me.id), answer: '' }, { base }),
    );
    const late = { ...flag, ...answer(people.expert.me.id), answer: 'Of the expert' };
    const [result] = await people.expert.push('pub:main', anOp('flag', late, { base }));
    expect(result).toMatchObject({ status: 'clash', body: { answer: '', resolvedBy: people.author.me.id } });
  });
});
