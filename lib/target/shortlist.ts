import type { Target } from '#lib/model/target.ts';
import { groupOf } from './compare.ts';
import { attribute, isShown, parentOf } from './dom.ts';
import { roleOf } from './name.ts';
import type { Page } from './page.ts';
import { indexOfRow } from './rows.ts';
import { fold, stemsOf, unnumbered } from './stable.ts';

const most = 40;
const steps = 4;

/** The few visible elements worth a close look, best first, by signals that cost next to nothing. */
export function shortlist(target: Target, page: Page): number[] {
  const buckets: number[][] = [];
  const scores = quickScores(target, page);
  scores.forEach((score, index) => {
    if (score > 1) (buckets[Math.round(score * steps)] ??= []).push(index);
  });
  const chosen: number[] = [];
  for (const bucket of buckets.reverse()) {
    for (const index of bucket ?? []) {
      if (isShown(page.elements[index]!)) chosen.push(index);
      if (chosen.length === most) return chosen;
    }
  }
  return chosen;
}

function quickScores(target: Target, page: Page): Float32Array {
  const scores = new Float32Array(page.elements.length);
  const worded = new Map<Element, number>();
  const wanted = [fold(target.name), fold(target.text)].filter(Boolean);
  const words = [...new Set(wanted.join(' ').split(/[^\p{L}\p{N}]+/u))].filter((word) => word.length > 2).slice(0, 8);
  const plain = wanted.map(unnumbered);
  const group = groupOf(target.role);
  const asked = Object.entries({ ...target.hooks, ...target.traits }).filter(([name]) => name !== 'href');
  const isLink = target.traits?.['href'] !== undefined;
  const classes = target.classes ?? [];
  const rows = new Map<Element, boolean>();
  page.elements.forEach((element, index) => {
    let score = element.localName === target.tag ? 1.2 : 0;
    const role = roleOf(element);
    if (role === target.role) score += role === 'generic' ? 0.4 : 0.9;
    else if (groupOf(role) === group) score += 0.6;
    const text = page.texts[index]!;
    if (text && wanted.length > 0) {
      const likeness = saysSame(text, wanted, plain, words);
      if (likeness > 0) {
        score += 4 * likeness;
        for (let up = 0, at = parentOf(element); at && up < 4; up += 1, at = parentOf(at)) {
          worded.set(at, Math.min(4, (worded.get(at) ?? 0) + 4 * likeness));
        }
      }
    } else if (!text && wanted.length === 0) score += 0.5;
    if (element.hasAttributes()) score += quickAttributes(element, role, asked, isLink, classes, wanted);
    if (target.row && score > 2 && isInRow(element, target.row.index, rows)) score += 3;
    scores[index] = score;
  });
  if (worded.size > 0) {
    page.elements.forEach((element, index) => {
      const boost = worded.get(element);
      if (boost !== undefined && !page.texts[index]) scores[index]! += boost;
    });
  }
  return scores;
}

/** Cells look alike; the one meant stands in a row with the same number. */
function isInRow(element: Element, index: number, rows: Map<Element, boolean>): boolean {
  let at: Element | null = element;
  for (
    let up = 0;
    at && up < 6 && !/^(tr|li|row|option|listitem)$/.test(attribute(at, 'role') ?? at.localName);
    up += 1
  )
    at = parentOf(at);
  if (!at) return false;
  const known = rows.get(at);
  if (known !== undefined) return known;
  const isSame = indexOfRow(at) === index;
  rows.set(at, isSame);
  return isSame;
}

function saysSame(text: string, wanted: string[], plain: string[], words: string[]): number {
  if (wanted.includes(text)) return 1;
  if (words.length === 0) return plain.includes(unnumbered(text)) ? 0.75 : 0;
  let hits = 0;
  for (const word of words) if (text.includes(word)) hits += word.length;
  if (hits === 0) return 0;
  return plain.includes(unnumbered(text))
    ? 0.75
    : Math.min(1, (0.7 * hits) / Math.max(text.length, words.join('').length));
}

function quickAttributes(
  element: Element,
  role: string,
  asked: [string, string][],
  isLink: boolean,
  classes: string[],
  wanted: string[],
): number {
  let score = 0;
  for (const [name, value] of asked) {
    if (attribute(element, name) === value) score += name === 'type' ? 0.5 : 2.5;
  }
  if (wanted.length > 0 && role !== 'generic') {
    const named = attribute(element, 'aria-label') ?? attribute(element, 'title') ?? attribute(element, 'placeholder');
    if (named && wanted.includes(fold(named))) score += 3.5;
  }
  if (isLink && attribute(element, 'href') !== null) score += 0.3;
  if (classes.length > 0) {
    const own = attribute(element, 'class');
    if (own) score += 1.2 * (stemsOf(own).filter((stem) => classes.includes(stem)).length / classes.length);
  }
  return score;
}
