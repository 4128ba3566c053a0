import {
  belongsToGuide,
  blobsOf,
  isDocumentType,
  readDocument,
  type DocumentType,
} from '../../../lib/model/documents.ts';
import { feedKind, keepsOwner, mayWrite, type FeedId } from '../../../lib/model/feeds.ts';
import type { Conflict, Json } from '../../../lib/model/merge.ts';
import type { Me, Op, OpResult } from '../../../lib/model/sync.ts';
import { whyUnsafe } from '#src/safe-json.ts';
import { decide, type Present } from './decide.ts';

/** Everything a push has to know, read under the feed's lock. Nothing here touches the database. */
export interface Evidence {
  feed: string;
  person: Me;
  /** The last sequence number in use; the ops may take one each from here. */
  seq: number;
  /** Ops that were judged before, by op id. */
  known: Map<string, { id: string; status: 'applied' | 'clash' }>;
  present: Map<string, Present>;
  /** Bodies of older revisions, by `revisionKey`. */
  bases: Map<string, Json>;
  /** Who wrote a guide that is not in this feed now, but was, or is in another one. */
  authors: Map<string, string>;
  /** How a guide that is not in this feed now was, when it was last shared. */
  lastShared: Map<string, Json>;
  /** Where what an op is about lives now, by op id, if that is in another library. */
  elsewhere: ReadonlyMap<string, FeedId>;
  /** Hashes the store has and this person may refer to. */
  blobs: Set<string>;
  /** Changes that colleagues have to approve first, by op id, and why. */
  lacking: Map<string, string>;
}

/** A revision counts for the document it was made of only: what another one looked like is no evidence for this one. */
export const revisionKey = (id: string, rev: string): string => `${id} ${rev}`;

export interface Write extends Present {
  id: string;
  seq: number;
}
export interface Clash {
  op: string;
  id: string;
  detail: Conflict[];
}
export interface Verdict {
  results: OpResult[];
  /** Allowed, and to be done in that feed: the guide that they are about is there now. */
  following: { op: Op; feed: FeedId }[];
  writes: Write[];
  clashes: Clash[];
}

/**
 * Judge the ops of one push in their order; a bad one is answered and does not stop the others. Ops that are arriving were
 * allowed where their guide was when they were made, and come after it.
 */
export function judge(ops: readonly Op[], evidence: Evidence, isArriving = false): Verdict {
  const { feed, person } = evidence;
  const known = new Map(evidence.known);
  const present = new Map(evidence.present);
  const bases = new Map(evidence.bases);
  const lastShared = new Map(evidence.lastShared);
  let { seq } = evidence;
  const writes: Write[] = [];
  const clashes: Clash[] = [];
  const following: Verdict['following'] = [];

  const results = ops.map((op): OpResult => {
    const answer = (status: OpResult['status'], message?: string): OpResult => {
      const now = present.get(op.id);
      const body = (now?.body ?? null) as OpResult['body'];
      return { op: op.op, status, rev: now?.rev ?? null, body, ...(message === undefined ? {} : { message }) };
    };
    const seen = known.get(op.op);
    // A repeated op is answered with the present state, not with the remembered one: others may have gone on.
    if (seen) return seen.id === op.id ? answer(seen.status) : answer('invalid', 'This op id was used before.');

    const before = present.get(op.id);
    const baseBody =
      op.base === null ? undefined : before?.rev === op.base ? before.body : bases.get(revisionKey(op.id, op.base));
    const reason = whyInvalid(op, before, baseBody, evidence.blobs);
    if (reason !== null) return answer('invalid', reason);
    const place = evidence.elsewhere.get(op.op);
    const isFollowing = place !== undefined && belongsToGuide(op.type);
    // To put it here again would make two of it; who sent this keeps it, and finds the guide where it is now.
    if (place !== undefined && !isFollowing && op.body !== null)
      return answer('forbidden', 'This guide was moved to another library meanwhile.');
    const type = op.type as DocumentType;
    const live = before && !before.deleted ? before.body : null;
    // What a change means shows against what it began from; what others did meanwhile is for the merge.
    const change = { feed, type, before: baseBody ?? live, after: op.body, writtenBy: evidence.authors.get(op.id) };
    // Whoever reports something need not know where the guide went. An approval counts by where it is given.
    const isReported = isArriving && before === undefined && type !== 'review';
    if (!isReported && !mayWrite(change, person)) {
      return answer('forbidden', 'Your role does not allow this change, or it speaks in the name of somebody else.');
    }
    if (isFollowing) {
      following.push({ op, feed: place });
      return answer('same');
    }

    const lacking = evidence.lacking.get(op.op);
    if (lacking !== undefined) return answer('forbidden', lacking);

    const wish = { type, base: op.base, body: op.body as Json };
    const decision = decide(before, baseBody, wish);
    const owned = live ?? lastShared.get(op.id) ?? null;
    // Asked of what comes out: the base is the client's choice, and a guide that comes back was somebody's.
    if (decision.writes && isShared(feed, type) && !keepsOwner({ feed, before: owned, after: decision.body }, person))
      return answer('forbidden', 'Only its owner, their backup or a steward can say who owns this guide.');
    if (decision.writes) {
      if (decision.body === null && live !== null) lastShared.set(op.id, live);
      seq += 1;
      const write = { id: op.id, type, rev: op.op, seq, deleted: decision.body === null, body: decision.body };
      present.set(op.id, write);
      bases.set(revisionKey(op.id, op.op), decision.body);
      writes.push(write);
    }
    const isClash = decision.conflicts.length > 0;
    if (isClash) clashes.push({ op: op.op, id: op.id, detail: decision.conflicts });
    if (isClash || decision.writes) known.set(op.op, { id: op.id, status: isClash ? 'clash' : 'applied' });
    return answer(isClash ? 'clash' : decision.writes ? 'applied' : 'same');
  });
  return { results, following, writes, clashes };
}

const isShared = (feed: FeedId, type: DocumentType): boolean => feedKind(feed) === 'edit' && type === 'guide';

/** Why this op can never be done, in words for a developer; null when it is well formed. */
function whyInvalid(op: Op, before: Present | undefined, base: Json | undefined, blobs: Set<string>): string | null {
  const unsafe = whyUnsafe(op);
  if (unsafe !== null) return `This change cannot be kept: ${unsafe}.`;
  if (!isDocumentType(op.type)) return `There are no documents of type "${op.type}".`;
  if (before && before.type !== op.type) return `Document ${op.id} is of type "${before.type}".`;
  if (op.body === null) return op.type === 'workspace' ? 'The workspace cannot be removed.' : null;
  if (readDocument(op.type, op.body) === null)
    return `The body does not have the form of a document of type "${op.type}".`;
  if ((op.type === 'workspace' ? 'workspace' : op.body['id']) !== op.id)
    return 'The id of the document and of the change differ.';
  // What the same document referred to before needs no second proof: its pictures may have come from somebody else.
  const inherited = new Set(
    [base, before?.body].flatMap((body) => (body ? blobsOf(op.type as DocumentType, body) : [])),
  );
  const missing = blobsOf(op.type, op.body).find((hash) => !blobs.has(hash) && !inherited.has(hash));
  return missing === undefined ? null : `Blob ${missing} must be uploaded first.`;
}
