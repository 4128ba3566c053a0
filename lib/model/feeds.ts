import { type Comment, mayComment } from './comment.ts';
import type { DocumentType } from './documents.ts';
import type { Flag } from './flag.ts';
import type { Entry, Guide } from './guide.ts';
import { type Label, labelId } from './label.ts';
import { isEqual } from './merge.ts';
import { isOwnedAlike, isOwner } from './ownership.ts';
import type { Question } from './question.ts';
import { mayReview, type Review } from './review.ts';
import { everyLibrary, mainLibrary, type App, type Role, type Roles } from './workspace.ts';

/**
 * A feed is the unit of access and of sequence: `ws` (apps, people, questions, settings), `pub:<library>` (what readers see, and
 * their flags), `edit:<library>` (working copies, comments and reviews), `me:<person>` (drafts nobody else sees).
 */
export type FeedId = string;
export type FeedKind = 'ws' | 'pub' | 'edit' | 'me';

export const workspaceFeed: FeedId = 'ws';
export const publishedFeedOf = (library: string): FeedId => `pub:${library}`;
export const editFeedOf = (library: string): FeedId => `edit:${library}`;
export const editFeed = editFeedOf(mainLibrary);
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

/** The library whose guides a feed holds; null for feeds of the whole workspace or of one person. */
export function libraryOf(feed: FeedId): string | null {
  return /^(?:pub|edit):([\w-]{1,100})$/.exec(feed)?.[1] ?? null;
}

/** Somebody as the rules see them. Without `roles` the one role holds everywhere. */
export interface Who {
  id: string;
  role: Role;
  roles?: Roles | undefined;
}

/** What somebody is in a library, or (`*`) in all of the workspace; null: nothing. */
export function roleIn({ role, roles }: Pick<Who, 'role' | 'roles'>, library: string): Role | null {
  if (!roles) return role;
  const held = [everyLibrary, library].flatMap((name) => (Object.hasOwn(roles, name) ? [roles[name]!] : []));
  return highest(held);
}

export function highest(held: readonly Role[]): Role | null {
  return held.toSorted((a, b) => rank[b] - rank[a])[0] ?? null;
}

function isIn(person: Who, library: string | null, least: Role): boolean {
  const role = library === null ? null : roleIn(person, library);
  return role !== null && isAtLeast(role, least);
}

/** May somebody decide who may what in this library, or (`*`) in the workspace? */
export function isStewardOf(person: Who, library: string): boolean {
  return isIn(person, library, 'steward');
}

/** May this person see the feed at all? */
export function mayRead(feed: FeedId, person: Who): boolean {
  const kind = feedKind(feed);
  if (kind === 'me') return feed === draftFeed(person.id);
  if (kind === 'edit') return isIn(person, libraryOf(feed), 'author');
  if (kind === 'pub') return isIn(person, libraryOf(feed), 'reader');
  return kind !== null;
}

/** May this person see what became of the documents of a feed, and bring it back? Readers see what is, not what was. */
export function maySeeHistory(feed: FeedId, person: Who): boolean {
  if (!mayRead(feed, person) || feedKind(feed) === 'me') return mayRead(feed, person);
  const library = libraryOf(feed);
  return library === null ? isAnywhere(person, 'author') : isIn(person, library, 'author');
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
export function mayWrite(change: Change, person: Who): boolean {
  const { feed, type } = change;
  if (!mayRead(feed, person)) return false;
  const library = libraryOf(feed);
  // Apps belong to every library, so whoever writes for one of them may name an app.
  const isAuthor = library === null ? isAnywhere(person, 'author') : isIn(person, library, 'author');
  switch (`${feedKind(feed)} ${type}`) {
    case 'ws app':
      return isForStewards(change) ? isStewardOf(person, everyLibrary) : isAuthor;
    case 'pub entry':
      return isAuthor && isSigned(change, person.id);
    case 'edit guide':
      return isAuthor && isSigned(change, person.id) && keepsOwner(change, person);
    case 'me guide':
      return isSigned(change, person.id);
    case 'pub flag':
      return mayRaise(change.before as Flag | null, change.after as Flag | null, person.id, isAuthor);
    case 'ws question':
      return mayRaise(change.before as Question | null, change.after as Question | null, person.id, isAuthor);
    case 'edit comment':
      return mayComment(change.before as Comment | null, change.after as Comment | null, person.id);
    case 'edit review':
      return mayReview(change.before as Review | null, change.after as Review | null, person.id);
    case 'pub label':
      return mayTell(change.before as Label | null, change.after as Label | null, person.id, isAuthor);
    case 'ws workspace':
      return isStewardOf(person, everyLibrary);
    default:
      return false;
  }
}

/** Where nothing of ours runs, or from now on will, and where guides of another address are shown: stewards say that. */
function isForStewards({ before, after }: Change): boolean {
  const [was, is] = [before, after] as [App | null, App | null];
  const losesAddress = was?.origins.some((origin) => !is?.origins.includes(origin)) ?? false;
  const isMoved = !isEqual(was?.moved ?? {}, is?.moved ?? {});
  return was?.isOff === true || is?.isOff === true || losesAddress || isMoved;
}

/** Is there a library in which somebody is at least that? */
export function isAnywhere(person: Who, least: Role): boolean {
  return isAtLeast(highestRole(person), least);
}

/** The most that somebody is in any library. */
export function highestRole({ role, roles }: Pick<Who, 'role' | 'roles'>): Role {
  return highest(roles ? Object.values(roles) : [role]) ?? 'reader';
}

/** Whoever makes a guide signs it, and nobody changes the name after that. */
function isSigned({ before, after, writtenBy }: Change, personId: string): boolean {
  if (after === null) return true;
  const { authorId } = after as Guide | Entry;
  if (before !== null) return authorId === (before as Guide | Entry).authorId;
  return authorId === personId || authorId === writtenBy;
}

/** Anybody may work on a shared guide; whose it is, its owner, their backup and stewards say. */
export function keepsOwner({ feed, before, after }: Pick<Change, 'feed' | 'before' | 'after'>, person: Who): boolean {
  if (before === null || after === null) return true;
  if (isOwnedAlike(before as Guide, after as Guide) || isOwner(before as Guide, person.id)) return true;
  return isIn(person, libraryOf(feed), 'steward');
}

/**
 * A flag or a question is raised in one's own name and answered in one's own name; only authors answer, and take away
 * another's.
 */
function mayRaise<T extends Flag | Question>(
  before: T | null,
  after: T | null,
  personId: string,
  isAuthor: boolean,
): boolean {
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

type Answer = Pick<Flag | Question, 'status' | 'answer' | 'resolvedBy' | 'resolvedAt'>;
const unanswered: Answer = { status: 'open', answer: '', resolvedBy: null, resolvedAt: null };

function isSameAnswer(a: Flag | Question, b: Flag | Question | Answer): boolean {
  return (
    (Object.keys(unanswered) as (keyof Answer)[]).every((key) => a[key] === b[key]) &&
    answeringGuide(a) === answeringGuide(b)
  );
}

/** The guide that answers a question. That of a flag is what it is about, and no answer. */
function answeringGuide(one: Flag | Question | Answer): string | null {
  return 'words' in one ? one.guideId : null;
}

function isAnsweredBy(after: Flag | Question, personId: string): boolean {
  const { status, resolvedBy, resolvedAt } = after;
  return status === 'open'
    ? resolvedBy === null && resolvedAt === null && answeringGuide(after) === null
    : resolvedBy === personId && resolvedAt !== null;
}
