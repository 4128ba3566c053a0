import { mayWrite, workspaceFeed } from '#lib/model/feeds.ts';
import { Problem } from '#lib/model/problem.ts';
import { hiddenMost, obeyed, withLine, type RecordingRules } from '#lib/model/recording-rules.ts';
import type { Me } from '#lib/model/sync.ts';
import type { Workspace } from '#lib/model/workspace.ts';
import type { Device } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { readOne } from '#lib/store/read.ts';
import { readSession } from '#lib/store/settings.ts';

/** Settings of the workspace are a document like others: they travel to every device, because each has to know. */
export async function changeWorkspace(
  device: Device,
  me: Me,
  change: (workspace: Workspace) => Workspace,
): Promise<void> {
  const before = await readOne(device, 'workspace', 'workspace');
  if (!before)
    throw new Problem('not-found', 'The workspace has not arrived on this device yet. Sync, then try again.');
  const after = change(before);
  if (!mayWrite({ feed: workspaceFeed, type: 'workspace', before, after }, me))
    throw new Problem('not-allowed', 'Only stewards of the workspace decide that.');
  await writeDocument(device, workspaceFeed, 'workspace', 'workspace', after);
}

/** From now on, and for everybody. Guides that there are keep the pictures they have. */
export function setRecordingRules(device: Device, me: Me, rules: RecordingRules): Promise<void> {
  return changeWorkspace(device, me, (workspace) => ({
    ...workspace,
    recording: { ...workspace.recording, ...rules },
  }));
}

/** What a selector finds on the pages of an app is private from now on, beside what is already. */
export function markPart(device: Device, me: Me, appId: string, selector: string): Promise<void> {
  return changeWorkspace(device, me, (workspace) => {
    const { hidden = {} } = obeyed(workspace.recording);
    const selectors = withLine(hidden[appId] ?? [], selector, true);
    if (selectors.length > hiddenMost)
      throw new Problem(
        'too-large',
        `There can be ${hiddenMost} hidden parts of one application. Remove one in Studio.`,
      );
    return { ...workspace, recording: { ...workspace.recording, hidden: { ...hidden, [appId]: selectors } } };
  });
}

/** Null where a workspace has rules that are not known here: they have not arrived, or cannot be read. */
export async function readRecordingRules(device: Device): Promise<RecordingRules | null> {
  const workspace = await readOne(device, 'workspace', 'workspace');
  if (workspace) return obeyed(workspace.recording);
  return (await readSession(device)) ? null : {};
}
