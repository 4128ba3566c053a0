/** A JSON value; `undefined` stands for "not there". */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Two people changed the same value: `theirs` was committed first and stands, `mine` is kept to be offered again. */
export interface Conflict {
  path: string[];
  mine: Json | undefined;
  theirs: Json | undefined;
}

export interface Merged {
  value: Json | undefined;
  conflicts: Conflict[];
}

/** Values under these keys are one thing: half of one target and half of another would point nowhere. */
const wholeKeys = new Set(['target', 'picture', 'frame']);
/** So is a translation with what it was made from: the words of one and the source of another would seem to agree. */
const isWhole = (path: string[]): boolean =>
  wholeKeys.has(path.at(-1) ?? '') || (path[0] === 'translations' && path.length === 3);

function isMap(value: Json | undefined): value is { [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

export function isEqual(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => isEqual(item, b[i]));
  if (!isMap(a) || !isMap(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]));
}

/**
 * Three-way merge of JSON documents. Lists of things are maps keyed by id, so maps are the only containers that merge;
 * arrays and scalars are atomic. Where both sides changed the same value the committed one (`theirs`) stands, an edit
 * beats a removal, and the loser is reported.
 */
export function merge3(base: Json | undefined, mine: Json | undefined, theirs: Json | undefined): Merged {
  const conflicts: Conflict[] = [];
  return { value: mergeAt([], base, mine, theirs, conflicts), conflicts };
}

function mergeAt(
  path: string[],
  base: Json | undefined,
  mine: Json | undefined,
  theirs: Json | undefined,
  conflicts: Conflict[],
): Json | undefined {
  if (isEqual(mine, theirs) || isEqual(base, mine)) return theirs;
  if (isEqual(base, theirs)) return mine;
  if (isMap(mine) && isMap(theirs) && !isWhole(path)) {
    const own = (map: Json | undefined, key: string) => (isMap(map) && Object.hasOwn(map, key) ? map[key] : undefined);
    const keys = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
    const merged = [...keys].flatMap((key) => {
      const value = mergeAt([...path, key], own(base, key), own(mine, key), own(theirs, key), conflicts);
      return value === undefined ? [] : [[key, value] as const];
    });
    // fromEntries defines properties, so that a key named __proto__ stays a plain key.
    return Object.fromEntries(merged);
  }
  conflicts.push({ path, mine, theirs });
  return theirs === undefined ? mine : theirs;
}
