import type { Flag } from '#lib/model/flag.ts';
import type { Question } from '#lib/model/question.ts';
import type { LibraryItem } from '#lib/store/read.ts';

/** What somebody gets to hear of what they reported or asked. */
export interface Answered {
  /** Kept when it has been seen: another answer is news again. */
  mark: string;
  at: string;
  isGood: boolean;
  title: string;
  answer: string;
  /** The guide that answers the question, where it is still there. */
  guideId: string | null;
}

interface From {
  flags: readonly Flag[];
  questions: readonly Question[];
  items: readonly LibraryItem[];
  personId: string;
}

/** All answers to what this person said, newest first. Nobody needs to hear of their own. */
export function answersFor({ flags, questions, items, personId }: From): Answered[] {
  const isForThem = (one: Flag | Question) =>
    one.raisedBy === personId && one.status !== 'open' && one.resolvedBy !== personId;
  const guide = (id: string | null) => items.find((item) => item.id === id);
  const ofFlags = flags.filter(isForThem).map((flag) => {
    const title = guide(flag.guideId)?.title || 'a guide that is gone now';
    const isGood = flag.status === 'fixed';
    const words = isGood ? `Fixed, thanks to you: ${title}` : `Looked at, and left as it is: ${title}`;
    return { ...common(flag), isGood, title: words, guideId: null };
  });
  const ofQuestions = questions.filter(isForThem).map((question) => {
    const isGood = question.status === 'answered';
    const words = isGood ? `Answered: ${question.words}` : `There will be no guide for: ${question.words}`;
    return { ...common(question), isGood, title: words, guideId: guide(question.guideId)?.id ?? null };
  });
  return [...ofFlags, ...ofQuestions].sort((a, b) => b.at.localeCompare(a.at));
}

function common({ id, answer, resolvedAt }: Flag | Question) {
  return { mark: `${id} ${resolvedAt ?? ''}`, at: resolvedAt ?? '', answer };
}
