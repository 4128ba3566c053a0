import { draftFeed, editFeed, mayWrite, publishedFeed, type FeedId } from '#lib/model/feeds.ts';
import type { Entry, Guide, GuideKind } from '#lib/model/guide.ts';
import { picturesOf, stepsInOrder, whyNotPublishable } from '#lib/model/guide-rules.ts';
import { merge3, type Json } from '#lib/model/merge.ts';
import { Problem } from '#lib/model/problem.ts';
import type { Me } from '#lib/model/sync.ts';
import { keepBlob } from '#lib/store/blobs.ts';
import type { Device } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { readAll, readOne, rowOf } from '#lib/store/read.ts';
import { originOf } from '#lib/model/page-pattern.ts';

/** A new draft that only its author sees. */
export async function createGuide(
  device: Device,
  me: Me,
  draft: { kind: GuideKind; title: string; pages: string[] } & Partial<Guide>,
): Promise<Guide> {
  const guide: Guide = {
    schemaVersion: 1,
    id: crypto.randomUUID(),
    description: '',
    text: '',
    appId: await appOf(device, draft.pages),
    steps: {},
    authorId: me.id,
    createdAt: new Date().toISOString(),
    revision: 0,
    hasChanges: false,
    isArchived: false,
    ...draft,
  };
  await writeDocument(device, draftFeed(me.id), 'guide', guide.id, guide);
  return guide;
}

async function appOf(device: Device, pages: string[]): Promise<string | null> {
  const origins = new Set(pages.map(originOf));
  return (await readAll(device, 'app')).find((app) => app.origins.some((origin) => origins.has(origin)))?.id ?? null;
}

/** Save what an author typed since `base`; what came from others meanwhile is merged in. Replies the result. */
export async function saveGuide(device: Device, base: Guide, guide: Guide): Promise<Guide> {
  if (base.id !== guide.id) throw new Problem('invalid', 'A guide cannot become another one.');
  return device.transaction('rw', device.documents, async () => {
    const row = await rowOf(device, 'guide', guide.id);
    if (!row) throw new Problem('not-found', 'This guide was deleted meanwhile. Undo that, or copy your text.');
    const edited: Guide = { ...guide, hasChanges: guide.revision > 0 };
    const { value } = merge3(base as unknown as Json, row.body as Json, edited as unknown as Json);
    const merged = value as unknown as Guide;
    await writeDocument(device, row.feed, 'guide', guide.id, merged);
    return merged;
  });
}

/** Hand a guide to everybody: the published body under its hash, the entry that names it, and a shared working copy. */
export async function publishGuide(device: Device, me: Me, guideId: string): Promise<Entry> {
  const row = await rowOf(device, 'guide', guideId);
  const guide = await readOne(device, 'guide', guideId);
  if (!row || !guide) throw new Problem('not-found', 'This guide does not exist any more.');
  const reason = whyNotPublishable(guide);
  if (reason) throw new Problem('invalid', reason);
  const published: Guide = { ...guide, revision: guide.revision + 1, hasChanges: false, isArchived: false };
  const body = await keepBlob(device, new Blob([JSON.stringify(published)], { type: 'application/json' }));
  const entry = entryOf(published, body);
  if (!mayWrite({ feed: publishedFeed, type: 'entry', before: null, after: entry }, me)) {
    throw new Problem(
      'not-allowed',
      'Your role may read guides, not publish them. Ask a steward to make you an author.',
    );
  }
  await device.transaction('rw', device.documents, async () => {
    await writeDocument(device, editFeed, 'guide', guideId, published);
    await writeDocument(device, publishedFeed, 'entry', guideId, entry);
    if (row.feed !== editFeed) await writeDocument(device, row.feed, 'guide', guideId, null);
  });
  return entry;
}

function entryOf(guide: Guide, body: string): Entry {
  const { id, kind, title, description, appId, pages, authorId, revision } = guide;
  return {
    schemaVersion: 1,
    id,
    kind,
    title: title.trim(),
    description,
    appId,
    pages,
    authorId,
    revision,
    stepCount: stepsInOrder(guide).length,
    publishedAt: new Date().toISOString(),
    body,
    pictures: picturesOf(guide),
  };
}

/** Readers lose it, authors keep it as archived. */
export async function withdrawGuide(device: Device, guideId: string): Promise<void> {
  await device.transaction('rw', device.documents, async () => {
    const row = await rowOf(device, 'guide', guideId);
    if (row) await writeDocument(device, row.feed, 'guide', guideId, { ...(row.body as Guide), isArchived: true });
    await writeDocument(device, publishedFeed, 'entry', guideId, null);
  });
}

/** Everywhere. The Studio that asked keeps the guide for its undo. */
export async function deleteGuide(device: Device, guideId: string): Promise<void> {
  await device.transaction('rw', device.documents, async () => {
    const feeds: FeedId[] = (await device.documents.where('[type+id]').equals(['guide', guideId]).toArray()).map(
      (row) => row.feed,
    );
    for (const feed of feeds) await writeDocument(device, feed, 'guide', guideId, null);
    await writeDocument(device, publishedFeed, 'entry', guideId, null);
  });
}

/** Undo of a deletion. A guide that was published comes back as published, with the body it had. */
export async function restoreGuide(device: Device, me: Me, guide: Guide): Promise<void> {
  const feed = guide.revision > 0 ? editFeed : draftFeed(me.id);
  await writeDocument(device, feed, 'guide', guide.id, guide);
  if (guide.revision > 0 && !guide.isArchived) await publishGuide(device, me, guide.id);
}
