import { isElement } from '#lib/frames/frames.ts';
import { openClosedRootsBy } from '#lib/frames/shadow.ts';
import type { Glimpse } from '#lib/model/recording.ts';
import { overlayTag } from '#lib/overlay/earlier.ts';
import { closedRootOf } from '#lib/platform/closed-root.ts';
import { hiddenParts, type HiddenParts } from '#lib/recorder/hidden.ts';
import type { GlanceScope, Insight } from '#lib/recorder/insight.ts';
import { watchMoves } from '#lib/recorder/moves.ts';
import { languagesOf } from '#lib/recorder/page-languages.ts';
import type { Eyes } from '#lib/recorder/record.ts';
import { type Covering, coveringOf, wordsOf } from '#lib/recorder/uncovering.ts';
import { describe } from '#lib/target/describe.ts';
import { parentOf } from '#lib/target/dom.ts';
import { withLanguage } from '#lib/target/language.ts';
import { actionable, isData, isNamedByData, roleOf, seenNameOf } from '#lib/target/name.ts';
import { isOfEachRow } from '#lib/target/rows.ts';

/** All that the recorder sees of a page: nothing of what is hidden, and nothing of ours. */
export interface OpenEyes {
  eyes: Eyes;
  hidden: HiddenParts;
  isOurs(target: EventTarget | undefined): boolean;
  /** What the page around calls the way to this one, where it cannot be seen from here. */
  around(hosts: readonly string[]): void;
  /** What a photograph would hide; null where none is taken. */
  covering(): Covering | null;
  /** These words, there, are the application's own, by its author's word, in pictures from now on. */
  uncover(words: ReadonlyMap<Element, string>): void;
  /** What a picture has to hide by now; null where the page does not show any more what it showed under this id. */
  glimpseAgain(documentId: string): Glimpse | null;
}

export function openEyes(page: Document, signal: AbortSignal): OpenEyes {
  openClosedRootsBy(closedRootOf);
  let around: readonly string[] = [];
  const moves = watchMoves(page, signal);
  const isOurs = (target: EventTarget | undefined): boolean => isElement(target) && target.localName === overlayTag;
  const hidden = hiddenParts(page, parentOf);
  const nameOf = (element: Element): string => seenNameOf(element, hidden.holds);
  const insight: Insight = {
    isData,
    isOurs,
    isHidden: hidden.holds,
    nameOf,
    roleOf,
    parentOf,
    closedRootOf: (element) => (isOurs(element) ? null : closedRootOf(element)),
  };
  let uncovered: ReadonlyMap<Element, string> = new Map();
  const isUncovered = (element: Element): boolean => {
    const words = uncovered.get(element);
    // The page may have put others there since.
    return words !== undefined && words === wordsOf(element);
  };
  const glance = (target: Element | null, isDataThere: Insight['isData']): Glimpse | null => {
    const { handrailGlance } = globalThis as GlanceScope;
    // Nothing is looked at until it is known what is hidden.
    if (hidden.hiding() === 'unknown' || !handrailGlance) return null;
    return handrailGlance(page, { target, documentId: moves.id(), insight: { ...insight, isData: isDataThere } });
  };
  const look = (target: Element | null): Glimpse | null =>
    glance(target, (element, by) => (by !== undefined || !isUncovered(element)) && isData(element, by));
  const glimpse = (target: Element): Glimpse | null => {
    const seen = look(target);
    return seen && 'rects' in seen ? { ...seen, documentId: moves.hold(target) } : seen;
  };
  const glimpseAgain = (held: string): Glimpse | null => {
    const seen = moves.isStill(held) ? look(null) : null;
    return seen && { ...seen, documentId: held };
  };
  const eyes: Eyes = {
    actionable,
    hiding: hidden.hiding,
    describe: (element) => withLanguage(describe(element, hidden.holds, around)),
    isData: (element) => hidden.holds(element) || isNamedByData(element),
    nameOf,
    roleOf,
    isOfEachRow,
    languages: () => languagesOf(page),
    glimpse,
  };
  return {
    eyes,
    hidden,
    isOurs,
    around: (hosts) => void (around = hosts),
    covering: () => coveringOf((isDataThere) => glance(null, isDataThere), isData),
    uncover: (words) => void (uncovered = words),
    glimpseAgain,
  };
}
