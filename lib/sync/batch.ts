import { maxPushBytes, type Op } from '#lib/model/sync.ts';

/** The first of these changes, as many as the store takes in one request. None where the first alone is too large. */
export function firstFitting(epoch: string, ops: Op[], most = maxPushBytes): Op[] {
  let room = most - bytesOf({ epoch, ops: [] });
  const end = ops.findIndex((op) => {
    room -= bytesOf(op) + ','.length;
    return room < 0;
  });
  return end === -1 ? ops : ops.slice(0, end);
}

function bytesOf(value: object): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
