import { readDocument } from '#lib/model/documents.ts';
import { draftFeed, editFeed, mayWrite, publishedFeed } from '#lib/model/feeds.ts';
import type { Entry, Guide, GuideKind } from '#lib/model/guide.ts';
import { picturesOf, stepsInOrder, whyNotPublishable } from '#lib/model/guide-rules.ts';
import { isEqual, merge3, type Conflict, type Json } from '#lib/model/merge.ts';
import { Problem } from '#lib/model/problem.ts';
import type { Me } from '#lib/model/sync.ts';
import { hashOf, keepBlobAs } from '#lib/store/blobs.ts';
import type { Device, StoredDocument } from '#lib/store/device.ts';
import { writeDocument, type EditedFrom } from '#lib/store/edit.ts';
import { readAll, rowOf } from '#lib/store/read.ts';
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

/**
 * Save what an author typed since `base`; what came from others meanwhile is merged in. Where both changed the same
 * value, the store judges: it is told an edit from before the colleague's change, and so records a clash. Replies the
 * result.
 */
export async function saveGuide(device: Device, base: Guide, guide: Guide): Promise<Guide> {
  if (base.id !== guide.id) throw new Problem('invalid', 'A guide cannot become another one.');
  return device.transaction('rw', device.documents, async () => {
    const row = await rowOf(device, 'guide', guide.id);
    if (!row) throw new Problem('not-found', 'This guide was deleted meanwhile. Undo that, or copy your text.');
    const { value, conflicts } = merge3(json(base), json(row.body), json(guide));
    if (isEqual(value, json(row.body))) return row.body as Guide;
    // Whether it is published this device knows better than an editor that was opened before.
    const { revision, isArchived } = row.body as Guide;
    const merged: Guide = { ...(value as unknown as Guide), revision, isArchived, hasChanges: revision > 0 };
    await writeDocument(device, row.feed, 'guide', guide.id, merged, beganBefore(row, base, conflicts));
    return merged;
  });
}

const json = (value: object | null): Json => value as Json;

/** What an edit began from that changed values which the store changed, too; undefined where there are none such. */
function beganBefore(row: StoredDocument, base: Guide, conflicts: Conflict[]): EditedFrom | undefined {
  const fromStore = conflicts.filter(({ path, mine }) => row.base && isEqual(mine, valueAt(row.base, path)));
  if (fromStore.length === 0) return undefined;
  const { earlier } = row;
  const isBefore = fromStore.every(({ path, mine }) => earlier && !isEqual(mine, valueAt(earlier.body, path)));
  return isBefore && earlier ? { rev: earlier.rev, base: earlier.body } : { rev: null, base };
}

function valueAt(body: object, path: string[]): Json | undefined {
  let value: unknown = body;
  for (const key of path)
    value = Object.hasOwn(Object(value), key) ? (value as Record<string, unknown>)[key] : undefined;
  return value as Json | undefined;
}

/** Hand a guide to everybody: the published body under its hash, the entry that names it, and a shared working copy. */
export async function publishGuide(device: Device, me: Me, guideId: string): Promise<Entry> {
  const row = await rowOf(device, 'guide', guideId);
  const guide = row && readDocument('guide', row.body);
  if (!guide) throw new Problem('not-found', 'This guide does not exist any more.');
  const reason = whyNotPublishable(guide);
  if (reason) throw new Problem('invalid', reason);
  const published: Guide = { ...guide, revision: guide.revision + 1, hasChanges: false, isArchived: false };
  const bytes = new Blob([JSON.stringify(published)], { type: 'application/json' });
  const entry = entryOf(published, await hashOf(await bytes.arrayBuffer()));
  if (!mayWrite({ feed: publishedFeed, type: 'entry', before: null, after: entry }, me)) {
    throw new Problem(
      'not-allowed',
      'Your role may read guides, not publish them. Ask a steward to make you an author.',
    );
  }
  const isPublished = await device.transaction('rw', device.documents, device.blobs, async () => {
    const now = await rowOf(device, 'guide', guideId);
    if (now?.feed !== row.feed || !isEqual(json(now.body), json(row.body))) return false;
    await keepBlobAs(device, entry.body, bytes);
    await writeDocument(device, editFeed, 'guide', guideId, published);
    await writeDocument(device, publishedFeed, 'entry', guideId, entry);
    if (row.feed !== editFeed) await writeDocument(device, row.feed, 'guide', guideId, null);
    return true;
  });
  // Saved while it was hashed: what is published is what is there now, not what was.
  return isPublished ? entry : publishGuide(device, me, guideId);
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
