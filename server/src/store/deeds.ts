import { feedKind } from '../../../lib/model/feeds.ts';
import { isEqual, type Json } from '../../../lib/model/merge.ts';
import { obeyed, wholeRules, type RecordingWish } from '../../../lib/model/recording-rules.ts';
import type { AuditAction, AuditDetail } from '../../../lib/model/steward.ts';
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
  if (type === 'workspace')
    return [...approvalDeeds(write, was), ...recordingDeeds(write, was)].map((detail) => ({ ...deed, ...detail }));
  return type === 'guide' && deleted && feedKind(feed) === 'edit' ? [{ ...deed, action: 'guide-deleted' }] : [];
}

type Setting = Required<Pick<Deed, 'action' | 'target' | 'detail'>>;

/** The libraries for which a steward changed how many approvals a publication needs. */
function approvalDeeds(write: Write, was: Present | undefined): Setting[] {
  const [now, before] = [workspaceOf(write)?.approvals ?? {}, workspaceOf(was)?.approvals ?? {}];
  return keysOf(now, before)
    .filter((library) => (now[library] ?? 0) !== (before[library] ?? 0))
    .map((library) => ({ action: 'approvals-changed', target: library, detail: { needed: now[library] ?? 0 } }));
}

/** What a steward changed of what recorders take: which kind of picture, and how many pages or parts of an app not. */
function recordingDeeds(write: Write, was: Present | undefined): Setting[] {
  const [now, before] = [rulesOf(write), rulesOf(was)];
  const changed = (target: string, detail: AuditDetail): Setting => ({ action: 'recording-changed', target, detail });
  return [
    ...(now.pictures === before.pictures ? [] : [changed('workspace', { pictures: now.pictures })]),
    ...(isEqual(now.never, before.never) ? [] : [changed('workspace', { never: now.never.length })]),
    ...keysOf(now.hidden, before.hidden).flatMap((app) => {
      const [parts, earlier] = [now.hidden[app] ?? [], before.hidden[app] ?? []];
      return isEqual(parts, earlier) ? [] : [changed(app, { hidden: parts.length })];
    }),
  ];
}

const keysOf = (one: object, other: object): string[] => [...new Set([...Object.keys(one), ...Object.keys(other)])];

const workspaceOf = (state: Present | undefined): Workspace | null =>
  state && !state.deleted ? (state.body as unknown as Workspace) : null;

const rulesOf = (state: Present | undefined): RecordingWish => wholeRules(obeyed(workspaceOf(state)?.recording));

function appActions(now: App | null, was: App | null): AuditAction[] {
  if (!now || !was) return now ? ['app-added'] : was ? ['app-removed'] : [];
  const actions: AuditAction[] = [];
  if (isOff(now) !== isOff(was)) actions.push(isOff(now) ? 'app-switched-off' : 'app-switched-on');
  if (!isEqual(addressesOf(now), addressesOf(was))) actions.push('app-addresses-changed');
  return actions;
}

const appOf = (state: Present | undefined): App | null =>
  state && !state.deleted ? (state.body as unknown as App) : null;

/** Where an app is, and where guides of the addresses that it had are met. */
const addressesOf = ({ origins, moved = {} }: App): Json => ({ origins, moved });

const isOff = (app: App): boolean => app.isOff ?? false;
