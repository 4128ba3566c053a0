import { draftFeed, editFeed, mayRead, maySeeHistory, publishedFeed, workspaceFeed } from '../../../lib/model/feeds.ts';
import type { Me } from '../../../lib/model/sync.ts';

/** Feeds that belong to everybody; there is one library yet. */
export const sharedFeeds = [workspaceFeed, publishedFeed, editFeed];

/** All feeds this person may read, in the order a client should pull them. */
export function feedsOf(person: Pick<Me, 'id' | 'role'>): string[] {
  return [...sharedFeeds, draftFeed(person.id)].filter((feed) => mayRead(feed, person));
}

/** Those of them whose history they may see. */
export function historyFeedsOf(person: Pick<Me, 'id' | 'role'>): string[] {
  return feedsOf(person).filter((feed) => maySeeHistory(feed, person));
}
