import { toRich, toRichInline } from '#lib/markdown/to-rich.ts';
import type { Flag } from '#lib/model/flag.ts';
import type { Guide, Step } from '#lib/model/guide.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import { agreedLabels, type Label } from '#lib/model/label.ts';
import type { PlayableGuide, PlayableStep } from '#lib/model/playable.ts';
import { languagesIn, placeIn, saidFor } from '#lib/model/translation.ts';
import { goToIndex, specialOf } from '#lib/model/step-kind.ts';

interface About {
  authorName: string;
  flags: Flag[];
  labels?: Label[];
  readerId: string;
  /** What its reader reads, the best first. */
  spoken: readonly string[];
}

/** A guide as a page gets it, in its reader's language: nothing left to interpret there. */
export function toPlayable(written: Guide, about: About): PlayableGuide {
  const guide = saidFor(written, about.spoken);
  const languages = languagesIn(written, guide.language);
  const spoken = (stepId: string, target: Step['target']): PlayableStep['target'] => {
    const labels = target?.name && agreedLabels(about.labels ?? [], about.readerId, stepId, target.name);
    return target && labels && Object.keys(labels).length > 0 ? { ...target, labels } : target;
  };
  const steps = stepsInOrder(guide);
  const own = about.flags.filter((flag) => flag.raisedBy === about.readerId);
  return {
    id: guide.id,
    kind: guide.kind,
    revision: guide.revision,
    languages: { title: languages.get('title'), text: languages.get('text') },
    title: guide.title,
    text: toRich(guide.text),
    pages: guide.pages,
    authorName: about.authorName,
    steps: steps.map((step) => ({
      id: step.id,
      languages: {
        title: languages.get(placeIn(step.id, 'title')),
        text: languages.get(placeIn(step.id, 'text')),
      },
      action: step.action,
      advanceOn: step.advanceOn,
      title: toRichInline(step.title),
      text: toRich(step.text),
      page: step.page,
      target: spoken(step.id, step.target),
      picture: step.picture,
      ...(step.keys && { keys: step.keys }),
      ...waysOf(step, steps),
    })),
    openFlags: about.flags.filter((flag) => flag.status === 'open' && flag.raisedBy !== about.readerId).length,
    ownFlags: own.map(({ stepId, status, answer }) => ({ stepId, status, answer })),
  };
}

/** What leads on from a step beside what its reader does. */
function waysOf(step: Step, steps: Step[]): Pick<PlayableStep, 'kind' | 'goTo' | 'untilNext'> {
  const kind = specialOf(step);
  const goTo = goToIndex(step, steps);
  return { ...(kind && { kind }), ...(goTo !== null && { goTo }), ...(step.untilNext && { untilNext: true }) };
}
