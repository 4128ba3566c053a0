import type { Target } from '#lib/model/target.ts';
import { groupOf } from './compare.ts';
import { fold } from './stable.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const lettersEach = 3;
const othersMost = 40;

/** What a person would tell an element by, and what can be done with it; empty where it goes by nothing. */
export function callOf(signals: Target): string {
  const name = fold(signals.name) || fold(signals.text) || fold(signals.icon);
  return name && `${groupOf(signals.role)} ${name.slice(0, 40)}`;
}

/** Who else was there, kept as hashes: short, and no list of words to read. */
export function othersOf(calls: Iterable<string>): string {
  return [...new Set(calls)].filter(Boolean).slice(0, othersMost).map(hashOf).join('');
}

export function readOthers(others = ''): Set<string> {
  const known = new Set<string>();
  for (let at = 0; at < others.length; at += lettersEach) known.add(others.slice(at, at + lettersEach));
  return known;
}

/** The lower 18 bits of FNV-1a (Fowler, Noll, Vo, 1991). */
export function hashOf(call: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < call.length; at += 1) hash = Math.imul(hash ^ call.charCodeAt(at), 0x01000193);
  return [12, 6, 0].map((shift) => letters[(hash >>> shift) & 63]).join('');
}
