import type { Glimpse } from '#lib/model/recording.ts';

/** What pictures need to know of elements that the words of HTML do not tell. */
export interface Insight {
  /** Knows rows, records and lists. Of what a root of the element, or a style sheet, says in it, where that is given. */
  isData(element: Element, by?: ShadowRoot | 'style'): boolean;
  /** Null where there is none, undefined where nobody can say. */
  closedRootOf(element: Element): ShadowRoot | null | undefined;
  /** Is it something that we put above the page? */
  isOurs(element: Element): boolean;
  /** Is it, or is it in, what the workspace wants hidden? */
  isHidden(element: Element): boolean;
  nameOf(element: Element): string;
  roleOf(element: Element): string;
  /** Out of roots and frames, too. */
  parentOf(element: Element): Element | null;
}

/**
 * Reads the page for a picture, at once. Which kind of picture it is for, the workspace chose: each kind is a script of its
 * own, and the recorder has whichever was loaded before it. Null where there is to be none.
 */
export type Glance = (
  page: Document,
  of: { target: Element | null; documentId: string; insight: Insight },
) => Glimpse | null;

/** Where the script of a kind leaves it for the recorder, in the world of this extension. */
export interface GlanceScope {
  handrailGlance?: Glance;
}
