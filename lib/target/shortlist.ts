import type { Target } from '#lib/model/target.ts';
import { groupOf } from './compare.ts';
import { attribute, isShown, parentOf } from './dom.ts';
import { nameMost, roleOf } from './name.ts';
import type { Page } from './page.ts';
import { isRowAt } from './rows.ts';
import { isOnOtherPage } from './hosts.ts';
import { fold, stemsOf, unnumbered } from './stable.ts';

const most = 40;
const steps = 4;
const ROW = /^(tr|li|row|option|listitem)$/;

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
      const element = page.elements[index]!;
      if (isShown(element) && !isOnOtherPage(target, element)) chosen.push(index);
      if (chosen.length === most) return chosen;
    }
  }
  return chosen;
}

function quickScores(target: Target, page: Page): Float32Array {
  const scores = new Float32Array(page.elements.length);
  const worded = new Map<Element, number>();
  const rows = new Map<Element, boolean>();
  const wanted = wantedOf(target);
  page.elements.forEach((element, index) => {
    const role = roleOf(element);
    const text = page.texts[index]!;
    let score = (element.localName === target.tag ? 1.2 : 0) + wanted.roles(role);
    const likeness = text && wanted.texts.length > 0 ? saysSame(text, wanted) : 0;
    if (likeness > 0) {
      score += 4 * likeness;
      for (let up = 0, at = parentOf(element); at && up < 4; up += 1, at = parentOf(at)) {
        if (at.ownerDocument !== element.ownerDocument) break;
        worded.set(at, Math.min(4, (worded.get(at) ?? 0) + 4 * likeness));
      }
    } else if (!text && wanted.texts.length === 0) score += 0.5;
    if (element.hasAttributes()) score += quickAttributes(element, role, wanted);
    if (target.row && score > 2 && isInRow(element, target.row.index, rows)) score += 3;
    scores[index] = score;
  });
  if (worded.size === 0) return scores;
  page.elements.forEach((element, index) => {
    if (!page.texts[index]) scores[index]! += worded.get(element) ?? 0;
  });
  return scores;
}

interface Wanted {
  texts: string[];
  plain: string[];
  words: string[];
  attributes: [string, string][];
  hasHref: boolean;
  roles: (role: string) => number;
  classes: (classes: string) => number;
}

/** What to look for, prepared once; roles and class lists repeat all over a page, so their answers are kept. */
function wantedOf(target: Target): Wanted {
  const texts = [fold(target.name), fold(target.text)].filter(Boolean);
  const words = [...new Set(texts.join(' ').split(/[^\p{L}\p{N}]+/u))].filter((word) => word.length > 2).slice(0, 8);
  const stems = target.classes ?? [];
  return {
    texts,
    plain: texts.map(unnumbered),
    words,
    attributes: Object.entries({ ...target.hooks, ...target.traits }).filter(([name]) => name !== 'href'),
    hasHref: target.traits?.['href'] !== undefined,
    roles: remembering((role) => {
      if (role === target.role) return role === 'generic' ? 0.4 : 0.9;
      return groupOf(role) === groupOf(target.role) ? 0.6 : 0;
    }),
    classes: remembering((classes) =>
      stems.length > 0 ? (1.2 * stemsOf(classes).filter((stem) => stems.includes(stem)).length) / stems.length : 0,
    ),
  };
}

function remembering(ask: (key: string) => number): (key: string) => number {
  const known = new Map<string, number>();
  return (key) => {
    let answer = known.get(key);
    if (answer === undefined) known.set(key, (answer = ask(key)));
    return answer;
  };
}

/** Cells look alike; the one meant stands in a row with the same number. */
function isInRow(element: Element, index: number, rows: Map<Element, boolean>): boolean {
  let at: Element | null = element;
  for (let up = 0; at && up < 6 && !ROW.test(attribute(at, 'role') ?? at.localName); up += 1) at = parentOf(at);
  if (!at) return false;
  let isSame = rows.get(at);
  if (isSame === undefined) rows.set(at, (isSame = isRowAt(at, index)));
  return isSame;
}

function saysSame(text: string, { texts, plain, words }: Wanted): number {
  if (texts.includes(text)) return 1;
  let hits = 0;
  for (const word of words) if (text.includes(word)) hits += word.length;
  if (hits === 0 && words.length > 0) return 0;
  if (plain.includes(unnumbered(text))) return 0.75;
  return hits === 0 ? 0 : Math.min(1, (0.7 * hits) / Math.max(text.length, words.join('').length));
}

function quickAttributes(element: Element, role: string, wanted: Wanted): number {
  let score = 0;
  for (const [name, value] of wanted.attributes) {
    if (attribute(element, name) === value) score += name === 'type' ? 0.5 : 2.5;
  }
  if (wanted.texts.length > 0 && role !== 'generic') {
    const named = attribute(element, 'aria-label') ?? attribute(element, 'title') ?? attribute(element, 'placeholder');
    if (named && wanted.texts.includes(fold(fold(named).slice(0, nameMost)))) score += 3.5;
  }
  if (wanted.hasHref && attribute(element, 'href') !== null) score += 0.3;
  const classes = attribute(element, 'class');
  return classes ? score + wanted.classes(classes) : score;
}
