import type { DocumentType } from './documents.ts';
import type { Flag } from './flag.ts';
import type { Entry, Guide } from './guide.ts';
import { type Label, labelId } from './label.ts';
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

/** May this person see what became of the documents of a feed, and bring it back? Readers see what is, not what was. */
export function maySeeHistory(feed: FeedId, person: { id: string; role: Role }): boolean {
  return mayRead(feed, person) && (feedKind(feed) === 'me' || isAtLeast(person.role, 'author'));
}

/** One change as the rule sees it: null stands for "there was nothing" and "it is to go". */
export interface Change {
  feed: FeedId;
  type: DocumentType;
  /** What the change began from. */
  before: unknown;
  after: unknown;
  /** Who wrote this guide, where it was here before or is in another feed: it may come back under their name. */
  writtenBy?: string | undefined;
}

/**
 * May this person make this change? The one place that decides; the store asks it for every change it is sent, and the
 * extension asks it so that nobody is offered what will be refused.
 */
export function mayWrite(change: Change, person: { id: string; role: Role }): boolean {
  const { feed, type } = change;
  if (!mayRead(feed, person)) return false;
  const isAuthor = isAtLeast(person.role, 'author');
  switch (`${feedKind(feed)} ${type}`) {
    case 'ws app':
      return isAuthor;
    case 'pub entry':
    case 'edit guide':
      return isAuthor && isSigned(change, person.id);
    case 'me guide':
      return isSigned(change, person.id);
    case 'pub flag':
      return mayFlag(change.before as Flag | null, change.after as Flag | null, person.id, isAuthor);
    case 'pub label':
      return mayTell(change.before as Label | null, change.after as Label | null, person.id, isAuthor);
    case 'ws workspace':
      return isAtLeast(person.role, 'steward');
    default:
      return false;
  }
}

/** Whoever makes a guide signs it, and nobody changes the name after that. */
function isSigned({ before, after, writtenBy }: Change, personId: string): boolean {
  if (after === null) return true;
  const { authorId } = after as Guide | Entry;
  if (before !== null) return authorId === (before as Guide | Entry).authorId;
  return authorId === personId || authorId === writtenBy;
}

/** A flag is raised in one's own name and answered in one's own name; only authors answer, and take away another's. */
function mayFlag(before: Flag | null, after: Flag | null, personId: string, isAuthor: boolean): boolean {
  const isOwn = (before ?? after)?.raisedBy === personId;
  if (after === null) return before === null || isOwn || isAuthor;
  if (after.raisedBy !== (before?.raisedBy ?? personId)) return false;
  if (isSameAnswer(after, before ?? unanswered)) return isOwn || isAuthor;
  return isAuthor && isAnsweredBy(after, personId);
}

/** Everybody tells for themselves, once per guide; authors may take that away with the guide. */
function mayTell(before: Label | null, after: Label | null, personId: string, isAuthor: boolean): boolean {
  const isOwn = (before ?? after)?.toldBy === personId;
  if (after === null) return before === null || isOwn || isAuthor;
  return isOwn && after.toldBy === personId && after.id === labelId(after.guideId, personId);
}

type Answer = Pick<Flag, 'status' | 'answer' | 'resolvedBy' | 'resolvedAt'>;
const unanswered: Answer = { status: 'open', answer: '', resolvedBy: null, resolvedAt: null };

function isSameAnswer(a: Answer, b: Answer): boolean {
  return (Object.keys(unanswered) as (keyof Answer)[]).every((key) => a[key] === b[key]);
}

function isAnsweredBy({ status, resolvedBy, resolvedAt }: Answer, personId: string): boolean {
  return status === 'open'
    ? resolvedBy === null && resolvedAt === null
    : resolvedBy === personId && resolvedAt !== null;
}
