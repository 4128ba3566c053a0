import { feedKind } from '../../../lib/model/feeds.ts';
import type { App } from '../../../lib/model/workspace.ts';
import type { Deed } from '#src/access/audit.ts';
import type { Present } from './decide.ts';
import type { Write } from './judge.ts';
import type { Writing } from './push.ts';

/**
 * What of a push the audit log keeps: what readers get or lose, what is gone for authors, and where nothing runs any
 * more. `before`: what there was when it began.
 */
export function deedsOf(before: ReadonlyMap<string, Present>, writes: readonly Write[], writing: Writing): Deed[] {
  const present = new Map(before);
  return writes.flatMap((write) => {
    const was = present.get(write.id);
    present.set(write.id, write);
    return deedOf(write, was, writing);
  });
}

function deedOf(write: Write, was: Present | undefined, { ws, feed, person, at }: Writing): Deed[] {
  const { type, id, rev, deleted } = write;
  const deed = { ws, at, actor: person.id, target: id, detail: { feed, revision: rev } };
  if (type === 'entry') return [{ ...deed, action: deleted ? 'guide-withdrawn' : 'guide-published' }];
  if (type === 'app' && isOff(write) !== isOff(was))
    return [{ ...deed, action: isOff(write) ? 'app-switched-off' : 'app-switched-on' }];
  return type === 'guide' && deleted && feedKind(feed) === 'edit' ? [{ ...deed, action: 'guide-deleted' }] : [];
}

const isOff = (state: Present | undefined): boolean =>
  (state && !state.deleted ? (state.body as unknown as App).isOff : false) ?? false;
