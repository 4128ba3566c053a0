/** How alike two values are, from 0 to 1. What is empty on either side is alike to nothing. */
export type Similarity = (was: string, is: string) => number;

/** Longer texts are compared by their words: letter by letter says little there, and takes long. */
const shortMost = 50;

export function alikeExactly(was: string, is: string): number {
  return was !== '' && was === is ? 1 : 0;
}

export function alikeInAnyCase(was: string, is: string): number {
  return alikeExactly(was.toLowerCase(), is.toLowerCase());
}

/** By the letters that would have to be changed, of the first fifty. */
export function alikeByEdits(was: string, is: string): number {
  if (was === '' || is === '') return 0;
  const one = was.slice(0, shortMost).toLowerCase();
  const other = is.slice(0, shortMost).toLowerCase();
  return 1 - editsBetween(one, other) / Math.max(one.length, other.length);
}

/** As the follow-up work does it: case counts, and long texts are sets of words. */
export function alikeByEditsOrWords(was: string, is: string): number {
  if (was === '' || is === '') return 0;
  if (was.length > shortMost || is.length > shortMost) return alikeByWords(was, is);
  return 1 - editsBetween(was, is) / Math.max(was.length, is.length);
}

export function alikeByLetters(was: string, is: string): number {
  if (was === '' || is === '') return 0;
  if (was.length > shortMost || is.length > shortMost) return alikeByWords(was, is);
  return shareOf(new Set(was), new Set(is));
}

export function alikeByWords(was: string, is: string): number {
  return was === '' || is === '' ? 0 : shareOf(new Set(was.split(/\s+/)), new Set(is.split(/\s+/)));
}

/** How much of the longer text is made of words that the other has, too. */
export function alikeByCommonWords(was: string, is: string): number {
  const one = was.toLowerCase().split(/\s+/).filter(Boolean);
  const other = is.toLowerCase().split(/\s+/).filter(Boolean);
  const known = new Set(other);
  const most = Math.max(lettersOf(one), lettersOf(other));
  return most === 0 ? 0 : Math.min(1, lettersOf(one.filter((word) => known.has(word))) / most);
}

export function alikeInSize(was: number, is: number): number {
  const most = Math.max(was, is);
  return most > 0 ? Math.min(was, is) / most : 0;
}

function lettersOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0);
}

function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((member) => other.has(member)).length;
  return shared / (one.size + other.size - shared);
}

/** Levenshtein's distance, one row at a time. */
export function editsBetween(one: string, other: string): number {
  if (one === other) return 0;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[other.length]!;
}
