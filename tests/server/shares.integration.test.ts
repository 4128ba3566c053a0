import { afterAll, beforeAll, expect, test } from 'vitest';
import { guideAskedFor } from '#lib/model/asked-for.ts';
import type { Guide } from '#lib/model/guide.ts';
import { ShareReply, Shares } from '#lib/model/share.ts';
import { AuditPage } from '#lib/model/steward.ts';
import { openDatabase } from '../../server/src/db/database.ts';
import { anEntry, aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';
import { aPicture, aPng, hostile } from '#tests/fixtures/a-book.ts';
import { anOp, joinStore, sha256, upload, type Client } from './a-client.ts';
import { read, send } from './a-steward.ts';
import { startStore, type StartedStore } from './start-store.ts';

let store: StartedStore;
let steward: Client;
let author: Client;
let reader: Client;

beforeAll(async () => {
  store = await startStore();
  steward = await joinStore(store.url, store.firstInvite ?? '', 'Stella');
  author = await joinStore(store.url, await store.invite('author'), 'Ann');
  reader = await joinStore(store.url, await store.invite('reader'), 'Rob');
});
afterAll(() => store.stop());

async function publish(overrides: Partial<Guide> = {}): Promise<Guide> {
  const guide = aGuide({ authorId: author.me.id, revision: 1, ...overrides });
  const pictures = Object.values(guide.steps).flatMap(({ picture }) => picture?.sha256 ?? []);
  if (pictures.length > 0) await upload(author, aPng);
  const body = await upload(author, JSON.stringify(guide));
  const entry = anEntry({ id: guide.id, title: guide.title.slice(0, 200), authorId: author.me.id, body, pictures });
  const [result] = await author.push('pub:main', anOp('entry', entry));
  expect(result?.status).toBe('applied');
  return guide;
}

async function share(guide: Guide, days: number | null = 7) {
  const response = await author.ask(`/guides/${guide.id}/shares`, { method: 'POST', body: JSON.stringify({ days }) });
  expect(response.status).toBe(200);
  return ShareReply.parse(await response.json());
}

const open = async (link: string, headers: Record<string, string> = {}) => {
  const response = await fetch(link, { headers });
  return { status: response.status, headers: response.headers, html: await response.text() };
};

test('whoever has the link reads the published guide with its pictures, and nobody else does', async () => {
  const step = aStep({ title: 'Click **New lead**', picture: aPicture({ sha256: sha256(aPng) }) });
  const guide = await publish({ steps: stepsById(step) });
  const { link } = await share(guide);
  const page = await open(link);
  expect(page.status).toBe(200);
  expect(page.html).toContain('Click <strong>New lead</strong>');
  expect(page.html).toContain('Walkthrough by Ann');
  expect(page.html).toContain('src="data:image/png;base64,iVBOR');
  expect(page.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; img-src data:;.*frame-ancestors 'none'$/,
  );
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(guideAskedFor(/class="in-app" href="([^"]+)"/.exec(page.html)![1]!.replaceAll('&#38;', '&'))).toBe(guide.id);

  const [other, address] = [await share(await publish()), link.split('?')[0]!];
  const refused = [
    await open(address),
    await open(`${address}?key=wrong`),
    await open(`${address}?key=${new URL(other.link).searchParams.get('key')}`),
    await open(`${store.url}/share/${crypto.randomUUID()}?key=x`),
  ];
  for (const { status, html } of refused) expect([status, html]).toEqual([404, refused[0]!.html]);
  expect(refused[0]!.html).not.toContain('New lead');
});

test('whoever is signed in and may read the guide sees the page without a link', async () => {
  const guide = await publish();
  const address = `${store.url}/share/${guide.id}`;
  expect((await open(address, { authorization: `Bearer ${reader.token}` })).status).toBe(200);
  expect((await open(address, { authorization: `Bearer ${'x'.repeat(43)}` })).status).toBe(404);
});

test('whoever has the link reads the guide in their language, where it is said in it', async () => {
  const translations = { 'de-Latn': { title: { text: 'Einen Lead anlegen', of: 'Add a lead' } } };
  const { link } = await share(await publish({ language: 'en-Latn', translations }));
  const heading = async (languages: string) =>
    /<h1.*<\/h1>/.exec((await open(link, { 'accept-language': languages })).html)?.[0];
  expect(await heading('fr, de-AT;q=0.8, en;q=0.5')).toBe('<h1 lang="de-Latn" dir="ltr">Einen Lead anlegen</h1>');
  expect(await heading('en-GB, de;q=0.5')).toBe('<h1 lang="en-Latn" dir="ltr">Add a lead</h1>');
});

test('a link is listed without its secret, and shows nothing once it is revoked', async () => {
  const guide = await publish();
  const { link, share: made } = await share(guide, null);
  const listed = await read(author, `/guides/${guide.id}/shares`, Shares);
  expect(listed.shares).toEqual([made]);
  expect(made).toMatchObject({ madeBy: author.me.id, expiresAt: null });
  const secret = new URL(link).searchParams.get('key')!;
  expect(JSON.stringify(listed)).not.toContain(secret);
  const db = openDatabase(await store.databaseUrl(), {
    info: () => undefined,
    error: () => undefined,
    debug: () => undefined,
  });
  expect(JSON.stringify(await db.selectFrom('share').selectAll().execute())).not.toContain(secret);
  await db.destroy();
  expect(await send(author, 'DELETE', `/shares/${made.id}`)).toBe(204);
  expect((await open(link)).status).toBe(404);
  expect(await send(author, 'DELETE', `/shares/${made.id}`)).toBe(404);
  expect((await read(author, `/guides/${guide.id}/shares`, Shares)).shares).toEqual([]);
  const { records } = await read(steward, '/audit', AuditPage);
  const deeds = records.filter(({ target }) => target === guide.id).map(({ action, actor }) => [action, actor]);
  expect(deeds).toContainEqual(['share-made', author.me.id]);
  expect(deeds).toContainEqual(['share-revoked', author.me.id]);
});

test('a link ends when it was said to, and a withdrawn guide with it', async () => {
  const [expiring, withdrawn] = [await publish(), await publish()];
  const links = [await share(expiring, 1), await share(withdrawn)];
  const db = openDatabase(await store.databaseUrl(), {
    info: () => undefined,
    error: () => undefined,
    debug: () => undefined,
  });
  await db
    .updateTable('share')
    .set({ expires_at: new Date(0) })
    .where('guide', '=', expiring.id)
    .execute();
  await db.destroy();
  const row = (await author.pull('pub:main')).find(({ id }) => id === withdrawn.id)!;
  const gone = anOp('entry', null, { id: withdrawn.id, base: row.rev });
  expect(await author.push('pub:main', gone)).toMatchObject([{ status: 'applied' }]);
  for (const { link } of links) expect((await open(link)).status).toBe(404);
  expect((await read(author, `/guides/${expiring.id}/shares`, Shares)).shares).toEqual([]);
});

test('readers neither make, list nor revoke links, and nobody shares what is not published', async () => {
  const guide = await publish();
  const { share: made } = await share(guide);
  expect(await send(reader, 'POST', `/guides/${guide.id}/shares`, { days: 7 })).toBe(403);
  expect(await send(reader, 'GET', `/guides/${guide.id}/shares`)).toBe(403);
  expect(await send(reader, 'DELETE', `/shares/${made.id}`)).toBe(403);
  expect(await send(author, 'POST', `/guides/${crypto.randomUUID()}/shares`, { days: 7 })).toBe(404);
  for (const wish of [{}, { days: 0 }, { days: 1000 }, { days: 'x' }, null])
    expect(await send(author, 'POST', `/guides/${guide.id}/shares`, wish)).toBe(422);
});

test('hostile words stay words', async () => {
  const guide = await publish({ title: hostile.slice(0, 200), description: hostile, text: hostile });
  const { html } = await open((await share(guide)).link);
  expect(html).not.toMatch(/<(script|img|svg|iframe)|href="javascript/i);
});

test('the page leads to where the app is now, not to where it was when the guide was written', async () => {
  const [old, now] = ['https://crm.example.com', 'https://crm.example.org'];
  const guide = await publish({ steps: stepsById(aStep({ page: `${old}/leads` })) });
  const app = { schemaVersion: 1, id: crypto.randomUUID(), name: 'CRM', origins: [now], moved: { [old]: now } };
  await steward.push('ws', anOp('app', app));
  const { html } = await open((await share(guide)).link);
  expect(/class="in-app" href="([^"]+)"/.exec(html)![1]).toMatch(/^https:\/\/crm\.example\.org\/leads/);
});

test('whoever guesses is held off', async () => {
  const guide = await publish();
  const tries = Array.from({ length: 30 }, () => open(`${store.url}/share/${guide.id}?key=guess`));
  expect((await Promise.all(tries)).map(({ status }) => status)).toContain(429);
});
