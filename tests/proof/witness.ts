import type { Json } from '#lib/model/merge.ts';
import type { Device } from '#lib/store/device.ts';
import type { Database } from '../../server/src/db/database.ts';

/** Somebody typed it: a word of its own each time, so that it can be looked for everywhere. */
const isTyped = (value: Json): value is string => typeof value === 'string' && /^typed-\d+$/.test(value);

export function leavesOf(value: Json, path = ''): [path: string, value: Json][] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, `${path}.${key}`));
}
const typedIn = (body: Json): Set<string> =>
  new Set(leavesOf(body).flatMap(([, value]) => (isTyped(value) ? [value] : [])));

interface Saved {
  feed: string;
  id: string;
  rev: string;
  author: string;
  at: Date;
  body: Json;
}

/** Sees everything that is typed, and says afterwards whether the store and the devices can answer for it. */
export class Witness {
  readonly #typed = new Map<string, () => Device>();
  /** What stood in that place before, for whoever typed this. */
  readonly #sawBefore = new Map<string, Json>();
  /** What its reader saw and replaced or removed before it was anywhere else: theirs to throw away. */
  readonly #replaced = new Set<string>();
  readonly #removed = new Set<string>();
  readonly #typedBy = new Map<string, string>();
  /** By person, what they removed, and how much had been typed by then: whoever makes a guide anew has seen that. */
  readonly #removedBy = new Map<string, Map<string, number>>();
  readonly #pruned = new Map<string, Json>();
  #count = 0;

  get edits(): number {
    return this.#count;
  }

  word(): string {
    return `typed-${(this.#count += 1)}`;
  }

  saw(word: string, before: Json, after: Json, device: () => Device, by = ''): void {
    this.#typedBy.set(word, by);
    const path = leavesOf(after).find(([, value]) => value === word)?.[0];
    const old = leavesOf(before).find(([name]) => name === path)?.[1];
    if (old !== undefined) this.#sawBefore.set(word, old);
    const left = typedIn(after);
    for (const gone of typedIn(before)) if (!left.has(gone)) this.#replaced.add(gone);
    this.#typed.set(word, device);
  }

  sawRemoval(before: Json, by = ''): void {
    const theirs = this.#removedBy.get(by) ?? new Map<string, number>();
    this.#removedBy.set(by, theirs);
    for (const gone of typedIn(before)) {
      theirs.set(gone, theirs.get(gone) ?? this.#count);
      this.#replaced.add(gone);
      this.#removed.add(gone);
    }
  }

  /** Before bodies of old revisions go, for the checks at the end. */
  async remember(db: Database, ws: string): Promise<void> {
    for (const { feed, rev, body } of await savedIn(db, ws)) {
      if (body !== null) this.#pruned.set(`${feed} ${rev}`, body);
    }
  }

  async check(db: Database, ws: string): Promise<void> {
    const saved = (await savedIn(db, ws)).map((row) => {
      return { ...row, body: row.body ?? this.#pruned.get(`${row.feed} ${row.rev}`) ?? null };
    });
    const clashes = JSON.stringify(await db.selectFrom('clash').select('detail').where('ws', '=', ws).execute());
    await this.#expectNothingLost(JSON.stringify(saved.map(({ body }) => body)) + clashes);
    for (const list of Map.groupBy(saved, ({ feed, id }) => `${feed} ${id}`).values())
      this.#expectNobodyOverwritten(list, clashes);
  }

  async #expectNothingLost(kept: string): Promise<void> {
    for (const [word, deviceOf] of this.#typed) {
      const isThere = (text: string) => text.includes(`"${word}"`);
      if (isThere(kept) || this.#replaced.has(word)) continue;
      const device = deviceOf();
      const here = [await device.documents.toArray(), await device.orphans.toArray()];
      if (!isThere(JSON.stringify(here))) throw new Error(`LOST: ${word}`);
    }
  }

  /** Whoever replaced what somebody else had saved had seen it, or a clash says so. */
  #expectNobodyOverwritten(revisions: Saved[], clashes: string): void {
    const isNoted = (value: Json) => typeof value === 'string' && clashes.includes(`"${value}"`);
    let before = new Map<string, Json>();
    for (const { body } of revisions) {
      if (body === null) {
        for (const value of before.values()) {
          if (isTyped(value) && !this.#wasSeenByRemover(value) && !isNoted(value) && !this.#knew(this.#removed, value))
            throw new Error(`SILENT REMOVAL of ${value}${this.#storyOf([value], revisions)}`);
        }
      }
      const now = new Map(body === null ? [] : leavesOf(body));
      for (const [path, value] of now) {
        const old = before.get(path);
        if (old === undefined || old === value || !isTyped(value)) continue;
        if (this.#hadSeen(value, old) || isNoted(value) || isNoted(old)) continue;
        if (!isTyped(old) || !this.#knew([value], old))
          throw new Error(`SILENT OVERWRITE of ${String(old)} by ${value}${this.#storyOf([value, old], revisions)}`);
      }
      before = now;
    }
  }

  /** It was there when somebody removed the guide, or they had typed over it before. */
  #wasSeenByRemover(value: string): boolean {
    return this.#removed.has(value) || [...this.#removed].some((seen) => this.#hadSeen(seen, value));
  }

  /** What can be said of these words, for whoever has to find out: the store's states in order, and who typed over what. */
  #storyOf(words: Json[], revisions: readonly Saved[]): string {
    const paths = revisions.flatMap(({ body }) =>
      leavesOf(body).flatMap(([path, value]) => (words.includes(value) ? [path] : [])),
    );
    const states = revisions.map(({ rev, author, at, body }) => {
      const there = leavesOf(body).flatMap(([path, value]) =>
        paths.includes(path) ? [`${path}=${String(value)}`] : [],
      );
      return `${at.toISOString()} ${rev} by ${author}: ${body === null ? 'removed' : there.join(' ')}`;
    });
    const seen = [...this.#sawBefore].map(([word, old]) => `${word} typed over ${String(old)}`);
    return `\n${states.join('\n')}\n${seen.join(', ')}\nremovers saw: ${[...this.#removed].join(', ')}`;
  }

  #hadSeen(value: string, old: Json): boolean {
    for (let word: Json | undefined = value; typeof word === 'string'; word = this.#sawBefore.get(word)) {
      const removedAt = this.#removedBy.get(this.#typedBy.get(word) ?? '')?.get(String(old));
      if (this.#sawBefore.get(word) === old || (removedAt !== undefined && removedAt < numberOf(word))) return true;
    }
    return false;
  }

  /**
   * The whole of it, which is much: whoever makes a guide anew knew what they had removed, and what that had been typed
   * over, and so on. Only asked before an alarm is raised.
   */
  #knew(words: Iterable<string>, old: string): boolean {
    const least = numberOf(old);
    const seen = new Set(words);
    for (const word of seen) {
      if (word === old) return true;
      const before = this.#sawBefore.get(word);
      if (before !== undefined && isTyped(before) && numberOf(before) >= least) seen.add(before);
      for (const [gone, at] of this.#removedBy.get(this.#typedBy.get(word) ?? '') ?? [])
        if (at < numberOf(word) && numberOf(gone) >= least) seen.add(gone);
    }
    return false;
  }
}

const numberOf = (word: string): number => Number(word.slice('typed-'.length));

async function savedIn(db: Database, ws: string): Promise<Saved[]> {
  const rows = await db
    .selectFrom('revision')
    .select(['feed', 'id', 'rev', 'author', 'at', 'body'])
    .where('ws', '=', ws)
    .where('type', '=', 'guide')
    .orderBy('feed')
    .orderBy('seq')
    .execute();
  return rows as Saved[];
}
