import { readDocument } from '#lib/model/documents.ts';
import { mayWrite } from '#lib/model/feeds.ts';
import type { Flag, FlagReport } from '#lib/model/flag.ts';
import { Problem } from '#lib/model/problem.ts';
import type { Me } from '#lib/model/sync.ts';
import type { Device } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { entryFeedOf, readOne, rowOf } from '#lib/store/read.ts';

export async function raiseFlag(device: Device, me: Me, report: FlagReport): Promise<Flag> {
  const entry = await readOne(device, 'entry', report.guideId);
  const feed = await entryFeedOf(device, report.guideId);
  if (!entry || !feed)
    throw new Problem('not-found', 'This guide is not published any more, so there is nothing to report.');
  const flag: Flag = {
    schemaVersion: 1,
    id: crypto.randomUUID(),
    ...report,
    revision: entry.revision,
    raisedBy: me.id,
    raisedAt: new Date().toISOString(),
    status: 'open',
    answer: '',
    resolvedBy: null,
    resolvedAt: null,
  };
  await writeDocument(device, feed, 'flag', flag.id, flag);
  return flag;
}

/** Has the store taken it? Until then it is on this device only. */
export async function isFlagSent(device: Device, flagId: string): Promise<boolean> {
  const row = await rowOf(device, 'flag', flagId);
  return row?.dirty === 0 && row.refused === null;
}

/** Undo of raising one's own. */
export async function withdrawFlag(device: Device, me: Me, flagId: string): Promise<void> {
  const row = await rowOf(device, 'flag', flagId);
  const flag = row && readDocument('flag', row.body);
  if (!flag) return;
  if (flag.raisedBy !== me.id) throw new Problem('not-allowed', 'Only who raised a report can take it back.');
  await writeDocument(device, row.feed, 'flag', flagId, null);
}

export async function resolveFlag(
  device: Device,
  me: Me,
  flagId: string,
  status: Flag['status'],
  answer: string,
): Promise<void> {
  const row = await rowOf(device, 'flag', flagId);
  const before = row && readDocument('flag', row.body);
  if (!before) throw new Problem('not-found', 'This report was taken back.');
  const isOpen = status === 'open';
  const after: Flag = {
    ...before,
    status,
    answer,
    resolvedBy: isOpen ? null : me.id,
    resolvedAt: isOpen ? null : new Date().toISOString(),
  };
  if (!mayWrite({ feed: row.feed, type: 'flag', before, after }, me))
    throw new Problem('not-allowed', 'Only authors can answer reports.');
  await writeDocument(device, row.feed, 'flag', flagId, after);
}
