import { readDocument } from '#lib/model/documents.ts';
import { draftFeed, editFeedOf, mayWrite, publishedFeedOf } from '#lib/model/feeds.ts';
import type { Entry, Guide, GuideKind } from '#lib/model/guide.ts';
import { whyNotPublishable } from '#lib/model/guide-rules.ts';
import { isEqual, type Json } from '#lib/model/merge.ts';
import { Problem } from '#lib/model/problem.ts';
import { publicationOf } from '#lib/model/publication.ts';
import type { Me } from '#lib/model/sync.ts';
import { keepBlobAs } from '#lib/store/blobs.ts';
import type { Device } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { readAll, rowOf } from '#lib/store/read.ts';
import { writeLastLibrary } from '#lib/store/settings.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { refuseUnlessApproved } from './approvals.ts';
import { chosenLibrary } from './chosen-library.ts';

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
 * Hand a guide to everybody: the published body under its hash, the entry that names it, and a shared working copy. A
 * draft goes into the library that was chosen, else where this person publishes by default; what is shared stays where it is.
 */
export async function publishGuide(
  device: Device,
  me: Me,
  guideId: string,
  chosen: string | null = null,
): Promise<Entry> {
  const row = await rowOf(device, 'guide', guideId);
  const guide = row && readDocument('guide', row.body);
  if (!guide) throw new Problem('not-found', 'This guide does not exist any more.');
  const reason = whyNotPublishable(guide);
  if (reason) throw new Problem('invalid', reason);
  const library = await chosenLibrary(device, me, guideId, chosen);
  const [edit, pub] = [editFeedOf(library), publishedFeedOf(library)];
  const { guide: published, entry, body } = await publicationOf(guide, new Date().toISOString());
  const bytes = new Blob([body], { type: 'application/json' });
  const change = { feed: pub, type: 'entry', before: null, after: entry, writtenBy: guide.authorId } as const;
  if (!mayWrite(change, me)) {
    throw new Problem(
      'not-allowed',
      'Your role may read guides, not publish them. Ask a steward to make you an author.',
    );
  }
  await refuseUnlessApproved(device, me, library, entry);
  const isPublished = await device.transaction('rw', device.documents, device.blobs, async () => {
    const now = await rowOf(device, 'guide', guideId);
    if (now?.feed !== row.feed || !isEqual(now.body as Json, row.body as Json)) return false;
    await keepBlobAs(device, entry.body, bytes);
    await writeDocument(device, edit, 'guide', guideId, published);
    await writeDocument(device, pub, 'entry', guideId, entry);
    if (row.feed !== edit) await writeDocument(device, row.feed, 'guide', guideId, null);
    return true;
  });
  // Saved while it was hashed: what is published is what is there now, not what was.
  if (!isPublished) return publishGuide(device, me, guideId, chosen);
  if (chosen === library) await writeLastLibrary(device, library);
  return entry;
}
