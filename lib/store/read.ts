import { readDocument, type DocumentOf, type DocumentType } from '#lib/model/documents.ts';
import { libraryOf, type FeedId } from '#lib/model/feeds.ts';
import { guideNow, movesOf, pagesNow, type Moves } from '#lib/model/moved.ts';
import type { Entry, Guide } from '#lib/model/guide.ts';
import type { Flag } from '#lib/model/flag.ts';
import { type Label, labelId } from '#lib/model/label.ts';
import type { Device, StoredDocument } from './device.ts';
import { holdsWork } from './orphans.ts';

/** All documents of one type, with what this device knows about their way to the store. */
export async function readAll<T extends DocumentType>(device: Device, type: T): Promise<DocumentOf<T>[]> {
  const rows = await device.documents.where('type').equals(type).toArray();
  return rows.flatMap((row) => bodyOf(row, type) ?? []);
}

/** Guides that are met at this origin now, without reading the others. */
export async function readGuidesAt(device: Device, origin: string): Promise<Guide[]> {
  const moves = await readMoves(device);
  const origins = [origin, ...[...moves].flatMap(([from, to]) => (to === origin ? [from] : []))];
  const rows = await device.documents.where('body.pages').startsWithAnyOfIgnoreCase(origins).distinct().toArray();
  const guides = rows.flatMap((row) => (row.type === 'guide' ? (bodyOf(row, 'guide') ?? []) : []));
  return guides.map((guide) => guideNow(guide, moves));
}

function bodyOf<T extends DocumentType>(row: StoredDocument, type: T): DocumentOf<T> | null {
  const body = shownBody(row);
  return body === null ? null : readDocument(type, body);
}

/** What readers were not to get is no entry: what they have counts. Everything else is shown as it was left here. */
function shownBody({ type, body, base, refused }: StoredDocument): object | null {
  return type === 'entry' && refused !== null ? base : body;
}

/** One document of a type by id, from whichever feed has it; a shared working copy wins over a private draft. */
export async function readOne<T extends DocumentType>(
  device: Device,
  type: T,
  id: string,
): Promise<DocumentOf<T> | null> {
  const row = await rowOf(device, type, id);
  return row ? bodyOf(row, type) : null;
}

export async function rowOf(device: Device, type: DocumentType, id: string): Promise<StoredDocument | null> {
  const rows = (await device.documents.where('[type+id]').equals([type, id]).toArray()).filter(
    (row) => shownBody(row) !== null,
  );
  return rows.sort((a, b) => (a.feed < b.feed ? -1 : 1))[0] ?? null;
}

/** The feed in which readers have this guide, or (where nothing is published) none. */
export async function entryFeedOf(device: Device, guideId: string): Promise<FeedId | null> {
  return (await rowOf(device, 'entry', guideId))?.feed ?? null;
}

/** The library that a guide is shared in; null while it is a draft, or where this device has nothing of it. */
export async function libraryOfGuide(device: Device, guideId: string): Promise<string | null> {
  const rows = await Promise.all([rowOf(device, 'guide', guideId), rowOf(device, 'entry', guideId)]);
  return rows.map((row) => row && libraryOf(row.feed)).find((library) => library) ?? null;
}

/** A line of the library: the working copy where there is one, else what was published. */
export interface LibraryItem {
  id: string;
  guide: Guide | null;
  entry: Entry | null;
  title: string;
  /** Where it is met, at the addresses that apps have now. */
  pages: string[];
  /** The library that it is shared in; null for a draft. */
  library: string | null;
  /** `changed`: published, and edited since. */
  status: 'draft' | 'published' | 'changed' | 'archived';
  authorId: string;
  authorName: string;
  openFlags: number;
  changedAt: number;
  isUnsent: boolean;
  refused: string | null;
  /** Why the store did not hand it to readers when that was tried last; null where it did. */
  notPublished: string | null;
}

/** The whole library of this person, newest change first. */
export async function readLibrary(device: Device): Promise<LibraryItem[]> {
  return device.transaction('r', device.documents, async () => {
    const [guides, entries, flags, names, moves] = await Promise.all([
      device.documents.where('type').equals('guide').toArray(),
      device.documents.where('type').equals('entry').toArray(),
      readAll(device, 'flag'),
      readNames(device),
      readMoves(device),
    ]);
    const items = new Map<string, LibraryItem>();
    const notPublished = new Map(entries.map((row) => [`${row.id} ${libraryOf(row.feed)}`, row.refused]));
    for (const row of [...entries, ...guides.sort((a, b) => (a.feed < b.feed ? 1 : -1))]) {
      const guide = row.type === 'guide' ? bodyOf(row, 'guide') : null;
      const entry = row.type === 'entry' ? bodyOf(row, 'entry') : null;
      const about = guide ?? entry;
      if (!about) continue;
      const known = items.get(row.id);
      const library = libraryOf(row.feed) ?? known?.library ?? null;
      items.set(row.id, {
        id: row.id,
        guide: guide ?? known?.guide ?? null,
        entry: entry ?? known?.entry ?? null,
        title: about.title,
        pages: pagesNow((entry ?? known?.entry ?? about).pages, moves),
        library,
        status: statusOf(guide, entry ?? known?.entry ?? null),
        authorId: about.authorId,
        authorName: names.get(about.authorId) ?? 'A colleague',
        openFlags: flags.filter((flag) => flag.guideId === row.id && flag.status === 'open').length,
        changedAt: Math.max(row.changedAt, known?.changedAt ?? 0),
        isUnsent: row.dirty === 1 || (known?.isUnsent ?? false),
        refused: row.type === 'guide' ? row.refused : null,
        notPublished: notPublished.get(`${row.id} ${library}`) ?? null,
      });
    }
    return [...items.values()].sort((a, b) => b.changedAt - a.changedAt);
  });
}

function statusOf(guide: Guide | null, entry: Entry | null): LibraryItem['status'] {
  if (guide?.isArchived) return 'archived';
  if (!entry) return 'draft';
  if (!guide) return 'published';
  return guide.hasChanges ? 'changed' : 'published';
}

/** Names by person id. */
export async function readNames(device: Device): Promise<Map<string, string>> {
  return new Map((await readAll(device, 'person')).map((person) => [person.id, person.name]));
}

/** Where guides are met by now that were written for addresses which apps had. */
export async function readMoves(device: Device): Promise<Moves> {
  return movesOf(await readAll(device, 'app'));
}

/** What is published, each where it is met now. */
export async function readEntriesNow(device: Device): Promise<Entry[]> {
  const [entries, moves] = await Promise.all([readAll(device, 'entry'), readMoves(device)]);
  return entries.map((entry) => ({ ...entry, pages: pagesNow(entry.pages, moves) }));
}

export async function readFlagsOf(device: Device, guideId: string): Promise<Flag[]> {
  const flags = await readAll(device, 'flag');
  return flags.filter((flag) => flag.guideId === guideId).sort((a, b) => b.raisedAt.localeCompare(a.raisedAt));
}

/** What readers' pages called the steps of a guide. */
export async function readLabelsOf(device: Device, guideId: string): Promise<Label[]> {
  const from = ['label', labelId(guideId, '')];
  const rows = await device.documents
    .where('[type+id]')
    .between(from, ['label', labelId(guideId, '\uFFFF')])
    .toArray();
  return rows.flatMap((row) => bodyOf(row, 'label') ?? []);
}

/** How many pieces of work are nowhere but here: leaving the workspace would lose them. */
export async function countOnlyHere(device: Device): Promise<number> {
  const [unsent, refused, orphans, recordings] = await Promise.all([
    countUnsent(device),
    device.documents.filter((row) => row.dirty === 0 && holdsWork(row)).count(),
    device.orphans.count(),
    device.recordings.filter((recording) => recording.endedAt === null).count(),
  ]);
  return unsent + refused + orphans + recordings;
}

/** How many changes the store has not confirmed yet. */
export async function countUnsent(device: Device): Promise<number> {
  return device.documents.where('dirty').equals(1).count();
}
