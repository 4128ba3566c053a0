import type { Strength, StrengthReason, Grade } from '#lib/model/strength.ts';

const gradeWords: Record<Grade, string> = { strong: 'Strong', fair: 'Fair', weak: 'Weak' };

const reasonWords: Record<StrengthReason, string> = {
  picture: 'Only its place in a picture or chart is known, and that may move.',
  frame: 'What is inside a frame cannot be seen from here.',
  sealed: 'The app hides what is inside it.',
  place: 'Found only by its place in the list.',
  column: 'An entry of a list, found by its column.',
  equals: 'Others look the same, and only order tells them apart.',
  namesakes: 'Others go by the same name.',
  icon: 'It has only an icon, and icons get redrawn.',
  nameless: 'It has no name of its own.',
  'generated-id': 'It has no name, and its id is made anew each time.',
  number: 'Its name has a number, which may change.',
};

/** How well an author's choice will be found again, in a word and a sentence. */
export function strengthWords({ grade, reason }: Strength): { word: string; why: string } {
  return { word: gradeWords[grade], why: reason ? reasonWords[reason] : 'Easy to find again.' };
}
