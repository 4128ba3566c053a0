import type { FlagReason } from '#lib/model/flag.ts';
import type { Advance, GuideKind } from '#lib/model/guide.ts';
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

export const advanceWords: Record<Advance, string> = {
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

export const roleWords: Record<Role, string> = {
  reader: 'Reader',
  author: 'Author',
  expert: 'Expert',
  steward: 'Steward',
};
