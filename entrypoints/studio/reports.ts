import { isAnywhere, isAtLeast, roleIn } from '#lib/model/feeds.ts';
import type { Question } from '#lib/model/question.ts';
import type { Flag } from '#lib/model/flag.ts';
import { mainLibrary } from '#lib/model/workspace.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import type { LibraryItem } from '#lib/store/read.ts';
import type { StudioView } from './use-studio.ts';

/** Reports this person can do something about: of their own guides, or of all of a library if they are an expert there. Open ones first. */
export function reportsFor(view: Pick<StudioView, 'flags' | 'items' | 'session'>): Flag[] {
  const { me } = view.session;
  const items = new Map(view.items.map((item) => [item.id, item]));
  const isExpert = (flag: Flag) => {
    const role = roleIn(me, items.get(flag.guideId)?.library ?? mainLibrary);
    return role !== null && isAtLeast(role, 'expert');
  };
  return view.flags
    .filter((flag) => items.has(flag.guideId))
    .filter((flag) => isExpert(flag) || items.get(flag.guideId)?.authorId === me.id)
    .sort(openFirst);
}

/** Questions this person may answer, or asked. Open ones first. */
export function questionsFor(view: Pick<StudioView, 'questions' | 'session'>): Question[] {
  const { me } = view.session;
  return view.questions.filter((one) => isAnywhere(me, 'author') || one.raisedBy === me.id).sort(openFirst);
}

/** How many wait for an answer by this person. */
export function countWaiting(view: Pick<StudioView, 'flags' | 'questions' | 'items' | 'session'>): number {
  const { me } = view.session;
  const asked = questionsFor(view).filter((one) => one.raisedBy !== me.id);
  return [...reportsFor(view), ...asked].filter((one) => one.status === 'open').length;
}

function openFirst(a: Flag | Question, b: Flag | Question): number {
  return Number(b.status === 'open') - Number(a.status === 'open') || b.raisedAt.localeCompare(a.raisedAt);
}

/** "Step 3", or null where the report is about the whole guide or its step is gone. */
export function stepOf(flag: Flag, item: LibraryItem | undefined): string | null {
  if (!flag.stepId || !item?.guide || item.guide.kind !== 'walkthrough') return null;
  const index = stepsInOrder(item.guide).findIndex((step) => step.id === flag.stepId);
  return index === -1 ? 'A step that is gone' : `Step ${index + 1}`;
}
