import type { FlagReason } from '#lib/model/flag.ts';
import type { Advance, GuideKind } from '#lib/model/guide.ts';
import type { StepKind, WayOn } from '#lib/model/step-kind.ts';
import type { Role } from '#lib/model/workspace.ts';

/** Our words for people, in one place, as the glossary has them. */
export const kindWords: Record<GuideKind, string> = {
  walkthrough: 'Walkthrough',
  tip: 'Tip',
  'tip-sheet': 'Tip sheet',
};

export const statusWords = {
  draft: 'Draft',
  published: 'Published',
  changed: 'Published, with new changes',
  archived: 'Withdrawn',
} as const;

export const reasonWords: Record<FlagReason, string> = {
  moved: 'Moved',
  renamed: 'Renamed',
  gone: 'No longer there',
  'wrong-text': 'Wrong text',
  other: 'Something else',
};

const advanceWords: Record<Advance, string> = {
  click: 'the element is clicked',
  'double-click': 'the element is double-clicked',
  'right-click': 'the element is right-clicked',
  hover: 'the pointer is on the element',
  drag: 'the element is dragged somewhere',
  input: 'something is typed or chosen there',
  press: 'the keys are pressed there',
  navigate: 'another page opens',
  next: 'the reader presses Next',
};

export const wayOnWords: Record<WayOn, string> = {
  ...advanceWords,
  'until-next': 'the element of the next step appears',
};

export const stepKindWords: Record<StepKind, string> = {
  act: 'Something to do',
  read: 'Something to read',
  optional: 'Optional, if it is there',
  branch: 'Branch, if it is seen',
  check: 'Check of the goal',
  scroll: 'Scrolling to the next step',
};

export const roleWords: Record<Role, string> = {
  reader: 'Reader',
  author: 'Author',
  expert: 'Expert',
  steward: 'Steward',
};
