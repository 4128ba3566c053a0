import { isEqual, type Json } from '#lib/model/merge.ts';
import type { Device, StoredDocument } from './device.ts';

/**
 * Is there anything in this document that the store has not? What was refused is such work, too. Labels are nobody's, and
 * an entry says nothing that its guide does not.
 */
export function holdsWork(row: StoredDocument): boolean {
  if (row.type === 'label' || row.type === 'entry') return false;
  const isOwn = row.dirty === 1 || row.refused !== null;
  return isOwn && row.body !== null && !isEqual(row.body as Json, row.base as Json);
}

/** Keep the work in a document that has to leave its place; nothing where there is none. */
export async function setAside(device: Device, row: StoredDocument): Promise<void> {
  if (!holdsWork(row)) return;
  await device.orphans.put({ id: crypto.randomUUID(), type: row.type, body: row.body!, setAsideAt: Date.now() });
}
