import type { Entry, Guide } from './guide.ts';
import type { Person } from './workspace.ts';

type Owned = Pick<Guide, 'authorId' | 'ownerId' | 'backupId'>;

/** Who keeps a guide right: its author, until they hand it over. */
export function ownerOf({ ownerId, authorId }: Owned): string {
  return ownerId ?? authorId;
}

/** Who that is now: once its owner has left, a guide falls to the backup, if there is one who has not. */
export function keeperOf(guide: Owned, people: readonly Pick<Person, 'id' | 'isGone'>[]): string {
  const isHere = (id: string) => !people.find((one) => one.id === id)?.isGone;
  const owner = ownerOf(guide);
  return guide.backupId && !isHere(owner) && isHere(guide.backupId) ? guide.backupId : owner;
}

/** Whoever hands a guide over stays as its backup until somebody else is named, so that it can be taken back. */
export function handOver(guide: Guide, to: string, from: string): Guide {
  return from === to ? guide : { ...guide, ownerId: to, backupId: from };
}

export function withBackup(guide: Guide, to: string | null): Guide {
  const { backupId: _, ...rest } = guide;
  return to ? { ...rest, backupId: to } : rest;
}

/** Is it still owned by the same people? */
export function isOwnedAlike(a: Owned, b: Owned): boolean {
  return ownerOf(a) === ownerOf(b) && a.backupId === b.backupId;
}

/** May this person say who owns it from now on? */
export function isOwner(guide: Owned, personId: string): boolean {
  return ownerOf(guide) === personId || guide.backupId === personId;
}

/** What a guide says. Who owns it is nothing that readers get, that is approved, or that would have to be published. */
export function withoutOwner(guide: Guide): Guide {
  const { ownerId: _, backupId: __, ...said } = guide;
  return said;
}

/** Whom a guide is for in lists of "mine"; of a published one nobody here works on, only its author is known. */
export function keeperOfItem(
  { guide, entry }: { guide: Guide | null; entry: Entry | null },
  people: readonly Pick<Person, 'id' | 'isGone'>[],
): string | null {
  return guide ? keeperOf(guide, people) : (entry?.authorId ?? null);
}
