import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuditPage, Colleagues, Devices, Invites, ReassignReply } from '#lib/model/steward.ts';
import type { Entry, Guide } from '#lib/model/guide.ts';
import { openDatabase, type Database } from '../../server/src/db/database.ts';
import { anOp, codeOf, joinStore, publishedEntry, statusOf, type Client } from './a-client.ts';
import { makeInvite, read, send } from './a-steward.ts';
import { startStore, type StartedStore } from './start-store.ts';

const log = { info: () => undefined, error: () => undefined, debug: () => undefined };
let store: StartedStore;
let db: Database;
let steward: Client;
const joinAs = async (role: string, name = 'Ada', library = '*') =>
  joinStore(store.url, (await makeInvite(steward, { role, library })).link, name);
const whyOut = async (client: Client) => {
  const response = await client.ask('/heads');
  return response.status === 401 ? (await response.json()).message : null;
};

beforeAll(async () => {
  store = await startStore();
  db = openDatabase(await store.databaseUrl(), log);
  steward = await joinStore(store.url, store.firstInvite!, 'Stella');
});
afterAll(async () => {
  await db?.destroy();
  await store?.stop();
});

describe('an invite', () => {
  test('is listed with what it allows, and without its secret', async () => {
    const { invite, link } = await makeInvite(steward, { role: 'author', label: 'Support', uses: 3, days: 2 });
    await joinStore(store.url, link);
    const { invites } = await read(steward, '/invites', Invites);
    const listed = invites.find(({ id }) => id === invite.id);
    expect(listed).toMatchObject({ role: 'author', library: '*', label: 'Support', uses: 1, usesMost: 3 });
    expect(Date.parse(listed!.expiresAt) - Date.parse(listed!.madeAt)).toBe(2 * 24 * 60 * 60 * 1000);
    expect(JSON.stringify(invites)).not.toContain(codeOf(link));
  });

  test('that was taken back lets nobody in, and whoever came by it stays', async () => {
    const { invite, link } = await makeInvite(steward, { role: 'reader' });
    const early = await joinStore(store.url, link);
    expect(await send(steward, 'DELETE', `/invites/${invite.id}`)).toBe(204);
    await expect(joinStore(store.url, link)).rejects.toThrow(/403 .*taken back/);
    expect(await whyOut(early)).toBeNull();
  });

  test('for a library that is none is not made', async () => {
    expect(await send(steward, 'POST', '/invites', { role: 'reader', library: 'nowhere' })).toBe(404);
    expect(await send(steward, 'POST', '/invites', { role: 'king' })).toBe(422);
  });
});

describe('a role', () => {
  const grantTo = (client: Client, role: string | null, library = '*') =>
    send(steward, 'PUT', '/grants', { library, principal: `person:${client.me.id}`, role });

  test('counts at once, in heads as in pushes, and colleagues see it', async () => {
    const ann = await joinAs('reader');
    const write = () => statusOf(ann, 'edit:main', anOp('guide', ann.guide()));
    expect(await write()).toBe('forbidden');
    expect(await grantTo(ann, 'author')).toBe(204);
    expect(await write()).toBe('applied');
    expect((await ann.heads()).person.role).toBe('author');
    const card = (await steward.pull('ws')).find(({ id }) => id === ann.me.id);
    expect(card?.body).toMatchObject({ role: 'author' });
    await grantTo(ann, 'reader');
    expect(await write()).toBe('forbidden');
  });

  test('of one library says nothing about another', async () => {
    expect(await send(steward, 'POST', '/libraries', { id: 'sales', name: 'Sales' })).toBe(204);
    const ann = await joinAs('author', 'Ann', 'sales');
    expect((await ann.heads()).feeds.map(({ id }) => id)).toEqual(['ws', 'pub:sales', 'edit:sales', `me:${ann.me.id}`]);
    expect(await statusOf(ann, 'edit:sales', anOp('guide', ann.guide()))).toBe('applied');
    expect(await statusOf(ann, 'edit:main', anOp('guide', ann.guide()))).toBe('forbidden');
  });

  test('comes through a team, too, and goes with it', async () => {
    const ann = await joinAs('reader');
    const feeds = async () => (await ann.heads()).feeds.map(({ id }) => id);
    await send(steward, 'PUT', '/teams/support', { name: 'Support', members: [ann.me.id] });
    await send(steward, 'PUT', '/grants', { library: 'main', principal: 'team:support', role: 'expert' });
    expect(await feeds()).toContain('edit:main');
    expect((await ann.heads()).person.role).toBe('expert');
    expect(await send(steward, 'DELETE', '/teams/support')).toBe(204);
    expect(await feeds()).not.toContain('edit:main');
  });

  test('of the last steward is not taken away', async () => {
    const others = (await read(steward, '/people', Colleagues)).people.filter(
      ({ id, role }) => role === 'steward' && id !== steward.me.id,
    );
    expect(others).toEqual([]);
    expect(await grantTo(steward, 'expert')).toBe(409);
    expect(await send(steward, 'POST', `/people/${steward.me.id}/disable`)).toBe(409);
    expect(await whyOut(steward)).toBeNull();
  });
});

describe('a device', () => {
  test('is listed with its name and when it was used, and signed out one by one', async () => {
    const ann = await joinAs('reader');
    const { devices } = await read(ann, '/devices', Devices);
    expect(devices).toMatchObject([{ person: ann.me.id, name: 'test', isThis: true }]);
    expect(Date.now() - Date.parse(devices[0]!.lastUsed!)).toBeLessThan(60_000);
    const bob = await joinAs('reader');
    expect(await send(bob, 'DELETE', `/devices/${devices[0]!.id}`)).toBe(404);
    expect(await whyOut(ann)).toBeNull();
    expect(await send(steward, 'DELETE', `/devices/${devices[0]!.id}`)).toBe(204);
    expect(await whyOut(ann)).toMatch(/signed out by you or a steward/);
    expect((await read(steward, '/devices/all', Devices)).devices.map(({ person }) => person)).not.toContain(ann.me.id);
    expect(await send(bob, 'DELETE', '/devices/this')).toBe(204);
    expect(await whyOut(bob)).toMatch(/signed out/);
  });

  test('in use is noted once an hour, not with every question', async () => {
    const ann = await joinAs('reader');
    const usedAt = async () => {
      // Whatever changes who may what makes the store ask its database again.
      await send(steward, 'PUT', '/teams/any', { name: 'Any', members: [] });
      await ann.heads();
      const query = db.selectFrom('token').select('last_used').where('person', '=', ann.me.id);
      return (await query.executeTakeFirstOrThrow()).last_used?.getTime() ?? 0;
    };
    const first = await usedAt();
    expect(await usedAt()).toBe(first);
    const longAgo = new Date(Date.now() - 61 * 60 * 1000);
    await db.updateTable('token').set({ last_used: longAgo }).where('person', '=', ann.me.id).execute();
    expect(await usedAt()).toBeGreaterThan(longAgo.getTime());
  });
});

describe('somebody who leaves', () => {
  test('is out on every device at once, and comes back as who they were with a new token only', async () => {
    const ann = await joinAs('author');
    expect(await whyOut(ann)).toBeNull();
    expect(await send(steward, 'POST', `/people/${ann.me.id}/disable`)).toBe(204);
    expect(await whyOut(ann)).toMatch(/access to this workspace was ended/);
    const { people } = await read(steward, '/people', Colleagues);
    expect(people.find(({ id }) => id === ann.me.id)?.disabledAt).not.toBeNull();
    const isGone = async () => (await steward.pull('ws')).findLast(({ id }) => id === ann.me.id)?.body?.['isGone'];
    expect(await isGone(), 'so that their guides fall to the backup').toBe(true);
    expect(await send(steward, 'POST', `/people/${ann.me.id}/enable`)).toBe(204);
    expect(await isGone()).toBeUndefined();
    expect(await whyOut(ann)).toMatch(/signed out/);
  });

  test('leaves guides that somebody else goes on with, as ordinary revisions', async () => {
    const ann = await joinAs('author');
    const heir = await joinAs('author');
    const guide = ann.guide({ title: 'Kept' });
    const draft = ann.guide();
    const entry = { ...(await publishedEntry(ann)), id: guide.id };
    const [pushed] = await ann.push('edit:main', anOp('guide', guide));
    await ann.push('pub:main', anOp('entry', entry));
    await ann.push(`me:${ann.me.id}`, anOp('guide', draft));
    const reader = await joinAs('reader');
    const seen = (await reader.pull('pub:main')).at(-1)!.seq;

    const reply = await steward.ask(`/people/${ann.me.id}/reassign`, {
      method: 'POST',
      body: JSON.stringify({ to: heir.me.id }),
    });
    expect(ReassignReply.parse(await reply.json())).toEqual({ guides: 1 });
    const [news] = await reader.pull('pub:main', seen);
    expect([(news!.body as Entry).authorId, news!.author]).toEqual([heir.me.id, steward.me.id]);
    // What readers get names nobody who is gone, either.
    const body = await (await reader.ask(`/blobs/${(news!.body as Entry).body}`)).text();
    expect([body.includes(ann.me.id), JSON.parse(body).authorId]).toEqual([false, heir.me.id]);
    expect((await reader.heads()).feeds.find(({ id }) => id === 'pub:main')?.seq).toBe(news!.seq);

    // What was begun before is merged into what is now, and the guide may be published under its new name.
    const edited = anOp('guide', { ...guide, description: 'Better' }, { base: pushed!.rev });
    const [merged] = await steward.push('edit:main', edited);
    expect(merged).toMatchObject({ status: 'applied', body: { authorId: heir.me.id, description: 'Better' } });
    await steward.push('pub:main', anOp('entry', null, { id: entry.id, base: news!.rev }));
    const again = { ...(await publishedEntry(steward)), id: guide.id };
    expect(await statusOf(steward, 'pub:main', anOp('entry', { ...again, authorId: ann.me.id }))).toBe('forbidden');
    expect(await statusOf(steward, 'pub:main', anOp('entry', { ...again, authorId: heir.me.id }))).toBe('applied');
    const [own] = await ann.pull(`me:${ann.me.id}`);
    expect((own!.body as unknown as Guide).authorId).toBe(ann.me.id);
  });

  test('gives to nobody who is not there, or is out as well', async () => {
    const [ann, gone] = [await joinAs('author'), await joinAs('author')];
    await send(steward, 'POST', `/people/${gone.me.id}/disable`);
    const give = (to: string) => send(steward, 'POST', `/people/${ann.me.id}/reassign`, { to });
    expect([await give(gone.me.id), await give(ann.me.id), await give('nobody')]).toEqual([409, 422, 404]);
  });
});

describe('the audit log', () => {
  test('says who did what, in pages that meet, and nothing that anybody typed', async () => {
    const ann = await joinAs('author', 'Xanthippe');
    const entry = { ...(await publishedEntry(ann)), title: 'Quintessence' };
    const [published] = await ann.push('pub:main', anOp('entry', entry));
    await ann.push('pub:main', anOp('entry', null, { id: entry.id, base: published!.rev }));
    await makeInvite(steward, { role: 'reader', label: 'Zanzibar' });
    const all: AuditPage['records'] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: AuditPage = await read(steward, `/audit?limit=3&before=${encodeURIComponent(next)}`, AuditPage);
      expect(page.records.length).toBeLessThanOrEqual(3);
      all.push(...page.records);
      next = page.next;
    }
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .toSorted()
        .reverse(),
    );
    const deeds = all.filter(({ actor }) => actor === ann.me.id).map(({ action }) => action);
    expect(deeds.toSorted()).toEqual(['guide-published', 'guide-withdrawn', 'joined']);
    const text = JSON.stringify(all);
    for (const word of ['Xanthippe', 'Quintessence', 'Zanzibar', 'Support']) expect(text).not.toContain(word);

    const lines = (await (await steward.ask('/audit/export')).text()).trimEnd().split('\n');
    const exported = lines.map((line) => JSON.parse(line));
    expect(exported[0]).toMatchObject({ action: 'exported', actor: steward.me.id });
    expect(exported.slice(1)).toEqual(all);
  });

  test('is not written where nothing was done', async () => {
    const count = async () => (await read(steward, '/audit?limit=200', AuditPage)).records.length;
    const before = await count();
    await send(steward, 'POST', '/people/nobody/disable');
    await send(steward, 'PUT', '/grants', { library: '*', principal: 'person:nobody', role: 'author' });
    await send(steward, 'PUT', '/grants', { library: '*', principal: `person:${steward.me.id}`, role: 'steward' });
    expect(await count()).toBe(before);
  });
});
