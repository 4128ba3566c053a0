import type { Guide } from '#lib/model/guide.ts';
import { isEqual, merge3, type Conflict, type Json } from '#lib/model/merge.ts';
import { withoutOwner } from '#lib/model/ownership.ts';
import { Problem } from '#lib/model/problem.ts';
import type { Device, StoredDocument } from '#lib/store/device.ts';
import { writeDocument, type EditedFrom } from '#lib/store/edit.ts';
import { rowOf } from '#lib/store/read.ts';

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
    const stored = row.body as Guide;
    const { revision, isArchived } = stored;
    const saved = value as unknown as Guide;
    const saysSame = isEqual(json(withoutOwner(saved)), json(withoutOwner(stored)));
    const hasChanges = saysSame ? stored.hasChanges : revision > 0;
    const merged: Guide = { ...saved, revision, isArchived, hasChanges };
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
