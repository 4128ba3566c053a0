import type { DocumentType } from './documents.ts';
import type { Flag } from './flag.ts';
import type { Role } from './workspace.ts';

/**
 * A feed is the unit of access and of sequence: `ws` (apps, people, settings), `pub:main` (what readers see, and their
 * flags), `edit:main` (working copies), `me:<person>` (drafts nobody else sees).
 */
export type FeedId = string;
export type FeedKind = 'ws' | 'pub' | 'edit' | 'me';

export const workspaceFeed: FeedId = 'ws';
export const publishedFeed: FeedId = 'pub:main';
export const editFeed: FeedId = 'edit:main';
export const draftFeed = (personId: string): FeedId => `me:${personId}`;

/** The kind of a feed, or null for a name that is none. */
export function feedKind(feed: FeedId): FeedKind | null {
  const kind = /^(ws)$|^(pub|edit|me):[\w-]{1,100}$/.exec(feed);
  return ((kind?.[1] ?? kind?.[2]) as FeedKind | undefined) ?? null;
}

const rank: Record<Role, number> = { reader: 0, author: 1, expert: 2, steward: 3 };

/** Has this person at least the rights of `least`? */
export function isAtLeast(role: Role, least: Role): boolean {
  return rank[role] >= rank[least];
}

/** May a person with this role see the feed at all? */
export function mayRead(feed: FeedId, person: { id: string; role: Role }): boolean {
  const kind = feedKind(feed);
  if (kind === 'me') return feed === draftFeed(person.id);
  if (kind === 'edit') return isAtLeast(person.role, 'author');
  return kind !== null;
}

/** One change as the rule sees it: null stands for "there was nothing" and "it is to go". */
export interface Change {
  feed: FeedId;
  type: DocumentType;
  before: unknown;
  after: unknown;
}

/**
 * May this person make this change? The one place that decides; the store asks it for every change it is sent, and the
 * extension asks it so that nobody is offered what will be refused.
 */
export function mayWrite({ feed, type, before, after }: Change, person: { id: string; role: Role }): boolean {
  if (!mayRead(feed, person)) return false;
  const isAuthor = isAtLeast(person.role, 'author');
  switch (`${feedKind(feed)} ${type}`) {
    case 'ws app':
    case 'pub entry':
    case 'edit guide':
      return isAuthor;
    case 'me guide':
      return true;
    case 'pub flag':
      return isAuthor
        ? isHonest(before, after, person.id)
        : isOwn(before ?? after, person.id) && isOwn(after ?? before, person.id);
    case 'ws workspace':
      return isAtLeast(person.role, 'steward');
    default:
      return false;
  }
}

function isOwn(flag: unknown, personId: string): boolean {
  return (flag as Flag | null)?.raisedBy === personId;
}

/** A new flag carries its own raiser's name; answering one does not change who raised it. */
function isHonest(before: unknown, after: unknown, personId: string): boolean {
  if (after === null) return true;
  return before === null ? isOwn(after, personId) : (before as Flag).raisedBy === (after as Flag).raisedBy;
}
