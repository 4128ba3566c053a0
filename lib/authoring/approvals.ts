import type { Entry } from '#lib/model/guide.ts';
import { Problem } from '#lib/model/problem.ts';
import { contentOf } from '#lib/model/publication.ts';
import { approversOf, whyNotApproved } from '#lib/model/review.ts';
import type { Me } from '#lib/model/sync.ts';
import type { Device } from '#lib/store/device.ts';
import { readAll, readOne } from '#lib/store/read.ts';
import { changeWorkspace } from './workspace.ts';

/** As the store will ask: are there as many approvals of exactly this as the library wants? */
export async function refuseUnlessApproved(device: Device, me: Me, library: string, entry: Entry): Promise<void> {
  const needed = (await readOne(device, 'workspace', 'workspace'))?.approvals?.[library] ?? 0;
  if (needed === 0) return;
  const approvers = approversOf(await readAll(device, 'review'), entry.id, await contentOf(entry), me.id);
  const reason = whyNotApproved(needed, approvers);
  if (reason) throw new Problem('not-allowed', `${reason} Ask for a review.`);
}

/** From now on, so many colleagues have to approve what is published in a library. What readers have stays. */
export async function setApprovals(device: Device, me: Me, library: string, count: number): Promise<void> {
  await changeWorkspace(device, me, (workspace) => {
    const { [library]: _, ...others } = workspace.approvals ?? {};
    return { ...workspace, approvals: count === 0 ? others : { ...others, [library]: count } };
  });
}
