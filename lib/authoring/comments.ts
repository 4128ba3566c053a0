import type { Comment, CommentReport } from '#lib/model/comment.ts';
import { readDocument } from '#lib/model/documents.ts';
import { feedKind, mayWrite, type FeedId } from '#lib/model/feeds.ts';
import { Problem } from '#lib/model/problem.ts';
import type { Me } from '#lib/model/sync.ts';
import type { Device } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { rowOf } from '#lib/store/read.ts';

/** A remark for the other authors of the library that the guide is in. */
export async function addComment(device: Device, me: Me, report: CommentReport): Promise<Comment> {
  const comment: Comment = {
    schemaVersion: 1,
    id: crypto.randomUUID(),
    ...report,
    raisedBy: me.id,
    raisedAt: new Date().toISOString(),
    status: 'open',
    resolvedBy: null,
    resolvedAt: null,
  };
  await write(device, me, await sharedFeedOf(device, report.guideId), null, comment);
  return comment;
}

/** Resolve a comment, or (as undo as well) open it again. */
export async function resolveComment(device: Device, me: Me, commentId: string, isResolved: boolean): Promise<void> {
  const { feed, before } = await read(device, commentId);
  const resolved = isResolved
    ? ({ status: 'resolved', resolvedBy: me.id, resolvedAt: new Date().toISOString() } as const)
    : ({ status: 'open', resolvedBy: null, resolvedAt: null } as const);
  await write(device, me, feed, before, { ...before, ...resolved });
}

/** Replies what there was, for the undo. */
export async function removeComment(device: Device, me: Me, commentId: string): Promise<Comment> {
  const { feed, before } = await read(device, commentId);
  await write(device, me, feed, before, null);
  return before;
}

/** Undo of that: the very comment. */
export async function restoreComment(device: Device, me: Me, comment: Comment): Promise<void> {
  const open: Comment = { ...comment, status: 'open', resolvedBy: null, resolvedAt: null };
  await write(device, me, await sharedFeedOf(device, comment.guideId), null, open);
  if (comment.status === 'resolved') await resolveComment(device, me, comment.id, true);
}

/** Where authors have this guide in common. */
export async function sharedFeedOf(device: Device, guideId: string): Promise<FeedId> {
  const row = await rowOf(device, 'guide', guideId);
  if (!row) throw new Problem('not-found', 'This guide does not exist any more.');
  if (feedKind(row.feed) !== 'edit')
    throw new Problem('invalid', 'Only you have this guide. Ask for a review first, so that colleagues see it.');
  return row.feed;
}

async function read(device: Device, id: string): Promise<{ feed: FeedId; before: Comment }> {
  const row = await rowOf(device, 'comment', id);
  const before = row && readDocument('comment', row.body);
  if (!before) throw new Problem('not-found', 'This comment was deleted.');
  return { feed: row.feed, before };
}

async function write(device: Device, me: Me, feed: FeedId, before: Comment | null, after: Comment | null) {
  if (!mayWrite({ feed, type: 'comment', before, after }, me))
    throw new Problem('not-allowed', 'Only authors of the library comment, and only who wrote a comment deletes it.');
  await writeDocument(device, feed, 'comment', (after ?? before)!.id, after);
}
