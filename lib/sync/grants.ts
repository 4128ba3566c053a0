import { blobsOf } from '#lib/model/documents.ts';
import { draftFeed, feedKind, type FeedId } from '#lib/model/feeds.ts';
import type { Guide } from '#lib/model/guide.ts';
import type { Heads, Me } from '#lib/model/sync.ts';
import { offerBlobs } from '#lib/store/blobs.ts';
import type { Device, StoredDocument } from '#lib/store/device.ts';
import { setAside } from '#lib/store/orphans.ts';
import { readSession } from '#lib/store/settings.ts';

/** Feeds come and go with a person's rights: what was withdrawn leaves this disk, unsent work is set aside first. */
export async function takeHeads(device: Device, heads: Heads): Promise<void> {
  const tables = [device.feeds, device.documents, device.orphans, device.settings, device.blobs];
  await device.transaction('rw', tables, async () => {
    // What was asked last describes this disk no more: a round that stops here must not hear "unchanged" of it.
    await device.settings.delete('headsEtag');
    const session = await readSession(device);
    if (session) {
      await device.settings.put({
        key: 'session',
        value: {
          ...session,
          me: heads.person,
          workspace: heads.workspace.name,
          libraries: heads.libraries ?? [],
        },
      });
    }
    const granted = new Set(heads.feeds.map((feed) => feed.id));
    const written = (await device.documents.orderBy('feed').uniqueKeys()) as FeedId[];
    for (const feed of new Set([...(await device.feeds.toCollection().primaryKeys()), ...written])) {
      if (granted.has(feed)) continue;
      // Leaving clears this disk, so drafts of somebody else are those of whom the store knew us as before.
      if (feedKind(feed) === 'me') await moveDrafts(device, feed, heads.person);
      await withdraw(device, feed);
    }
    for (const head of heads.feeds) {
      const known = await device.feeds.get(head.id);
      if (!known) await device.feeds.put({ id: head.id, epoch: head.epoch, cursor: 0, sweep: null });
      else if (known.epoch !== head.epoch)
        await device.feeds.put({ id: head.id, epoch: head.epoch, cursor: 0, sweep: [] });
    }
  });
}

async function withdraw(device: Device, feed: FeedId): Promise<void> {
  const rows = await device.documents.where('feed').equals(feed).toArray();
  for (const row of rows) await setAside(device, row);
  await device.documents.where('feed').equals(feed).delete();
  await device.feeds.delete(feed);
}

/**
 * Whoever joins again is a new person to the store. Their drafts become drafts of that person, as if written just now,
 * and what they shared and had not sent yet goes there under their present name: the store takes no other.
 */
async function moveDrafts(device: Device, from: FeedId, me: Me): Promise<void> {
  const formerId = from.slice(draftFeed('').length);
  const drafts = await device.documents.where('feed').equals(from).toArray();
  for (const draft of drafts) {
    await device.documents.delete([from, draft.id]);
    if (draft.body === null) continue;
    const body: Guide = { ...(draft.body as Guide), authorId: me.id };
    await device.documents.put(asNew({ ...draft, feed: draftFeed(me.id), body }));
    await offerBlobs(device, blobsOf(draft.type, body));
  }
  await signAnew(device, formerId, me.id);
}

async function signAnew(device: Device, formerId: string, id: string): Promise<void> {
  const rows = await device.documents.where('type').anyOf('guide', 'entry', 'flag', 'question', 'comment').toArray();
  const known = new Set(rows.filter(({ rev }) => rev !== null).map((row) => row.id));
  for (const row of rows) {
    if (row.body === null || (row.dirty === 0 && row.refused === null)) continue;
    // Of what the store has, the author stays who they were; an answer to it is new all the same.
    const names = known.has(row.id) ? ['resolvedBy'] : ['resolvedBy', 'authorId', 'raisedBy'];
    const signed = Object.entries(row.body).map(([key, value]: [string, unknown]) => {
      return [key, names.includes(key) && value === formerId ? id : value] as const;
    });
    await device.documents.put({ ...row, body: Object.fromEntries(signed) });
  }
}

function asNew(row: StoredDocument): StoredDocument {
  return { ...row, base: null, rev: null, earlier: null, op: null, dirty: 1, refused: null };
}
