import type { Advance, Action, GuideKind, Picture } from './guide.ts';
import type { RichBlock, RichInline } from './rich.ts';
import type { SpecialKind } from './step-kind.ts';
import type { SpokenTarget } from './target.ts';
import type { Languages } from './translation.ts';

/** A step as a page gets it: parsed by the worker, its Markdown taken apart, nothing in it to interpret. */
export interface PlayableStep {
  id: string;
  languages: Languages<'title' | 'text'>;
  action: Action;
  advanceOn: Advance;
  title: RichInline[];
  text: RichBlock[];
  /** Page pattern; empty: the page of the step before. */
  page: string;
  target: SpokenTarget | null;
  picture: Picture | null;
  keys?: string;
  kind?: SpecialKind;
  /** Of a branch: the index of the step that comes next where its element is seen. */
  goTo?: number;
  untilNext?: true;
}

/** A published guide as a page gets it. */
export interface PlayableGuide {
  id: string;
  kind: GuideKind;
  revision: number;
  languages: Languages<'title' | 'text'>;
  title: string;
  text: RichBlock[];
  pages: string[];
  authorName: string;
  steps: PlayableStep[];
  /** Open flags, so that a reader sees that others have reported it; and the fixed ones of this reader. */
  openFlags: number;
  ownFlags: { stepId: string | null; status: 'open' | 'fixed' | 'declined'; answer: string }[];
}

/** One reader playing one walkthrough, or reading one tip sheet, in one tab. */
export interface RunView {
  id: string;
  guide: PlayableGuide;
  /** Index of the step shown; equal to the number of steps when all is done. */
  index: number;
  /** The checks that were gone past although they were not reached. */
  unreached: number[];
}

/** All that a page shows of ours. */
export interface PageView {
  run: RunView | null;
  tips: PlayableGuide[];
}
