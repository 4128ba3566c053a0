/** How likely a target is found again: `strong` nearly always, `weak` often not, or taken for another. */
export type Grade = 'strong' | 'fair' | 'weak';

/** Why it is not strong. A code, because sentences belong to components. */
export type StrengthReason =
  /** A canvas, or another picture that the page draws itself: what lies in it is no element. */
  | 'picture'
  /** A frame: what lies in it is another page. */
  | 'frame'
  /** An element of the app's own that shows nobody what is in it. */
  | 'sealed'
  /** An entry of a list whose text is data, known by its place only. */
  | 'place'
  /** The same, but its column is known. */
  | 'column'
  /** Others are the same in all that is seen of them. */
  | 'equals'
  /** Others, of another kind, go by the same name. */
  | 'namesakes'
  /** No words, only a picture. */
  | 'icon'
  /** No words of its own at all. */
  | 'nameless'
  /** The same, and its id is made anew each time. */
  | 'generated-id'
  /** The name holds a number. */
  | 'number';

/** How well an author's choice will be found again by readers, and why not better. */
export interface Strength {
  grade: Grade;
  reason: StrengthReason | null;
}
