import { isShadowRoot } from '#lib/frames/frames.ts';
import type { Target } from '#lib/model/target.ts';
import { groupOf } from './compare.ts';
import { contains, documentOf, isNested, parentsOf } from './dom.ts';
import { type Page, wordOf } from './page.ts';
import { fold, unnumbered } from './stable.ts';

/** So much is looked through around an element; what is larger is the page rather than a part of it. */
const elementsMost = 600;
/** The least that a block may hold, in texts, when it is looked for again. */
const textsLeast = 6;
/** A block may have grown so much since it was remembered. */
const growthMost = 2;
const wordsMost = 4;

/** A block with more texts than this is the page, too, when it is remembered. */
const textsMost = 60;

type Block = NonNullable<Target['block']>;

interface Known {
  element: Element;
  index: number;
  seen: Target;
}

/**
 * The blocks of elements that come into question: the block of an element is the largest part of the page that holds it
 * and no other like it. What stands there says which of them it is, wherever the block has moved to.
 */
export class Blocks {
  private readonly page: Page;
  private readonly known: readonly Known[];
  private readonly remembered = new Map<Known, number[]>();

  constructor(page: Page, known: readonly Known[]) {
    this.page = page;
    this.known = known;
  }

  /** What to remember: the words of its block that stand in no block of its likes; nothing where it has no like. */
  told(one: Known, isLeftOut: (element: Element) => boolean): Block | undefined {
    const likes = this.likesOf(one);
    if (likes.length === 0) return undefined;
    const own = this.wordsFor(one);
    const shared = new Set(likes.flatMap((like) => this.wordsFor(like)).map((at) => this.wordAt(at)));
    const words: string[] = [];
    for (const at of own) {
      const word = this.wordAt(at);
      if (words.length === wordsMost) break;
      if (!shared.has(word) && !words.includes(word) && !isLeftOut(this.page.elements[at]!)) words.push(word);
    }
    return words.length > 0 ? { words, of: own.length } : undefined;
  }

  /** All words of a block on a page that is looked through, as large as the remembered one was or somewhat larger. */
  seen(one: Known, was: Block): Block {
    const found = this.wordsAround(one, Math.max(textsLeast, growthMost * was.of));
    return { words: found.map((at) => this.wordAt(at)), of: found.length };
  }

  /** Of a block's words, those that the page says somewhere. */
  onPage({ words }: Block): Set<string> {
    const said = new Set(this.page.texts.map((text) => text && wordOf(text)));
    return new Set(words.filter((word) => said.has(word)));
  }

  private wordsFor(one: Known): number[] {
    let words = this.remembered.get(one);
    if (!words) this.remembered.set(one, (words = this.wordsAround(one, textsMost)));
    return words;
  }

  /** At most so many, or the next smaller part that has no more. */
  private wordsAround(one: Known, most: number): number[] {
    const { element, index } = one;
    const likes = this.likesOf(one);
    let low = index;
    let high = this.endOf(element, index + 1);
    let words: number[] = [];
    for (const parent of parentsOf(element)) {
      if (parent.localName === 'body' || documentOf(parent) !== documentOf(element)) break;
      if (likes.some((like) => isWithin(parent, like.element))) break;
      while (low > 0 && high - low <= elementsMost && this.page.elements[low] !== parent) low -= 1;
      high = this.endOf(parent, high);
      if (high - low > elementsMost) break;
      const all = this.wordsIn(element, low, high);
      if (all.length > most) break;
      words = all;
    }
    return words;
  }

  private likesOf(one: Known): Known[] {
    return this.known.filter((other) => other !== one && isLike(one, other));
  }

  private wordsIn(element: Element, low: number, high: number): number[] {
    const found: number[] = [];
    for (let at = low; at < high; at += 1) {
      const text = this.page.texts[at];
      if (text && /\p{L}/u.test(text) && !contains(element, this.page.elements[at]!)) found.push(at);
    }
    return found;
  }

  /** Behind the last element of a part of the page, looking from one that is in it. */
  private endOf(part: Element, from: number): number {
    const { elements } = this.page;
    let end = from;
    while (end < elements.length && end - from <= elementsMost && isWithin(part, elements[end]!)) end += 1;
    return end;
  }

  private wordAt(at: number): string {
    return wordOf(this.page.texts[at]!);
  }
}

/** To a person the same control elsewhere: a row's "Edit" and the next row's, a section's "Save", fields without a name. */
function isLike(one: Known, other: Known): boolean {
  const said = saidOf(one.seen);
  if (said !== saidOf(other.seen) || groupOf(one.seen.role) !== groupOf(other.seen.role)) return false;
  return (said !== '' || one.seen.tag === other.seen.tag) && !isNested(one.element, other.element);
}

const saidOf = ({ name, text }: Target): string => unnumbered(fold(name) || fold(text));

function isWithin(part: Element, element: Element): boolean {
  for (let at: Element | null = element; at;) {
    if (contains(part, at)) return true;
    const root: Node = at.getRootNode();
    at = isShadowRoot(root) ? root.host : null;
  }
  return false;
}
