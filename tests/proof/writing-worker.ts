import type { Guide } from '#lib/model/guide.ts';
import { Device, type Orphan, type StoredDocument } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { storeApi } from '#lib/sync/store-api.ts';
import { syncRound } from '#lib/sync/sync.ts';
import type { Field } from './deeds.ts';
import { withField } from './with-field.ts';

/**
 * The extension's own code in a real worker, on the browser's own database: whoever made it says what is to be written
 * and when to sync, and may end it at any moment.
 */
export interface Writing {
  name: string;
  joined: { storeUrl: string; token: string };
  feed: string;
}

/** What was typed is noted in the transaction that keeps it, so that a note without its edit cannot be. */
export interface Note {
  word: string;
  before: Guide;
  after: Guide;
}

export type Wish =
  { do: 'edit'; blank: Guide; mayMake: boolean; field: Field; word: string } | { do: 'round' } | { do: 'show' };

export interface Shown {
  documents: StoredDocument[];
  orphans: Orphan[];
  notes: Note[];
}

let writing: Writing;
let device: Device;

async function edit({ blank, mayMake, field, word }: Extract<Wish, { do: 'edit' }>): Promise<boolean> {
  return device.transaction('rw', device.documents, device.settings, async () => {
    const stored = (await device.documents.get([writing.feed, blank.id]))?.body as Guide | null | undefined;
    if (!stored && !mayMake) return false;
    const before = stored ?? blank;
    const after = withField(before, field, word);
    await writeDocument(device, writing.feed, 'guide', blank.id, after);
    await device.settings.put({ key: word as never, value: { word, before, after } satisfies Note });
    return true;
  });
}

/** False: it did not come to its end. */
async function round(): Promise<boolean> {
  return syncRound(device, storeApi(writing.joined), []).then(
    () => true,
    () => false,
  );
}

async function show(): Promise<Shown> {
  const notes = (await device.settings.toArray()).filter(({ key }) => key.startsWith('typed-'));
  return {
    documents: await device.documents.toArray(),
    orphans: await device.orphans.toArray(),
    notes: notes.map(({ value }) => value as Note),
  };
}

addEventListener('message', ({ data }: MessageEvent<Writing | { n: number; wish: Wish }>) => {
  if ('name' in data) {
    writing = data;
    device = new Device(data.name);
    return;
  }
  const { n, wish } = data;
  const done = wish.do === 'edit' ? edit(wish) : wish.do === 'round' ? round() : show();
  void done.then(
    (value: unknown) => postMessage({ n, value }),
    (error: unknown) => postMessage({ n, error: String(error) }),
  );
});
