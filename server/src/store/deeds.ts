import { feedKind } from '../../../lib/model/feeds.ts';
import { isEqual } from '../../../lib/model/merge.ts';
import type { AuditAction } from '../../../lib/model/steward.ts';
import type { App, Workspace } from '../../../lib/model/workspace.ts';
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
  if (type === 'app') return appActions(appOf(write), appOf(was)).map((action) => ({ ...deed, action }));
  if (type === 'workspace') return approvalDeeds(write, was).map((detail) => ({ ...deed, ...detail }));
  return type === 'guide' && deleted && feedKind(feed) === 'edit' ? [{ ...deed, action: 'guide-deleted' }] : [];
}

/** The libraries for which a steward changed how many approvals a publication needs. */
function approvalDeeds(write: Write, was: Present | undefined): Pick<Deed, 'action' | 'target' | 'detail'>[] {
  const [now, before] = [approvalsOf(write), approvalsOf(was)];
  const libraries = [...new Set([...Object.keys(now), ...Object.keys(before)])];
  return libraries
    .filter((library) => (now[library] ?? 0) !== (before[library] ?? 0))
    .map((library) => ({
      action: 'approvals-changed',
      target: library,
      detail: { needed: now[library] ?? 0 },
    }));
}

const approvalsOf = (state: Present | undefined): Record<string, number> =>
  (state && !state.deleted ? (state.body as unknown as Workspace).approvals : undefined) ?? {};

function appActions(now: App | null, was: App | null): AuditAction[] {
  if (!now || !was) return now ? ['app-added'] : was ? ['app-removed'] : [];
  const actions: AuditAction[] = [];
  if (isOff(now) !== isOff(was)) actions.push(isOff(now) ? 'app-switched-off' : 'app-switched-on');
  if (!isEqual(now.origins, was.origins)) actions.push('app-addresses-changed');
  return actions;
}

const appOf = (state: Present | undefined): App | null =>
  state && !state.deleted ? (state.body as unknown as App) : null;

const isOff = (app: App): boolean => app.isOff ?? false;
