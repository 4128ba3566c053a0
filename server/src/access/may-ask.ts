import { isAnywhere, isStewardOf, mayRead, maySeeHistory } from '../../../lib/model/feeds.ts';
import { Problem } from '../../../lib/model/problem.ts';
import type { Me } from '../../../lib/model/sync.ts';
import { everyLibrary } from '../../../lib/model/workspace.ts';

/**
 * Who may ask something of the store.
 * `public`: anybody. `person`: whoever is signed in, about themselves. `feed`: who may read the feed that the path
 * names, `history`: who may see what was in it. `library`: stewards of a library, for theirs. `workspace`: stewards of the whole workspace.
 */
export type Access = 'public' | 'person' | 'feed' | 'history' | 'library' | 'workspace';

/** The one place that decides whether a question is heard. What a change does to a document is for `mayWrite`. */
export function refuseUnlessMayAsk(access: Exclude<Access, 'public'>, person: Me, feed: string | null): void {
  if (access === 'feed' && (feed === null || !mayRead(feed, person)))
    throw new Problem('not-allowed', 'You have no access to this feed.');
  if (access === 'history' && (feed === null || !maySeeHistory(feed, person)))
    throw new Problem('not-allowed', 'You have no access to the history of this feed.');
  if (access === 'library' && !isAnywhere(person, 'steward')) refuse();
  if (access === 'workspace' && !isStewardOf(person, everyLibrary)) refuse();
}

/** A steward of one library decides about that one only. */
export function refuseUnlessStewardOf(person: Me, library: string): void {
  if (!isStewardOf(person, library)) refuse();
}

function refuse(): never {
  throw new Problem('not-allowed', 'Only stewards may do that. Ask one of them.');
}
