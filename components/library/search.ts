/** What can be looked for. */
export interface Searchable {
  title: string;
  description: string;
  authorName: string;
  /** Its titles in other languages. */
  otherTitles?: readonly string[];
}

/** Best matches first; everything, in its own order, where nothing is looked for. Small typos are forgiven. */
export function search<T extends Searchable>(items: readonly T[], query: string): T[] {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return [...items];
  return items
    .map((item) => ({ item, score: scoreOf(item, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

function scoreOf(item: Searchable, wanted: string[]): number {
  const title = wordsOf([item.title, ...(item.otherTitles ?? [])].join(' '));
  const rest = wordsOf(`${item.description} ${item.authorName}`);
  let total = 0;
  for (const word of wanted) {
    const score = Math.max(3 * bestMatch(word, title), bestMatch(word, rest));
    if (score === 0) return 0;
    total += score;
  }
  return total;
}

function bestMatch(wanted: string, words: string[]): number {
  return Math.max(0, ...words.map((word) => match(wanted, word)));
}

function match(wanted: string, word: string): number {
  if (word === wanted) return 4;
  if (word.startsWith(wanted)) return 3;
  if (wanted.length > 2 && word.includes(wanted)) return 2;
  const typos = wanted.length >= 8 ? 2 : wanted.length >= 4 ? 1 : 0;
  const isClose = typos > 0 && [word, word.slice(0, wanted.length)].some((part) => distance(wanted, part) <= typos);
  return isClose ? 1 : 0;
}

/** "Wéekly" and "weekly" are one word to whoever looks for it. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** Letters to add, drop, change or swap with their neighbour until one word is the other. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      let best = Math.min(last[column]! + 1, line[column - 1]! + 1, last[column - 1]! + (isSame ? 0 : 1));
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwapped) best = Math.min(best, beforeLast[column - 2]! + 1);
      line.push(best);
    }
    beforeLast = last;
    last = line;
  }
  return last[b.length]!;
}
