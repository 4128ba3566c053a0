import { audienceOf, withAudience } from '#lib/model/audience.ts';
import type { Guide, Step } from '#lib/model/guide.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import { isEqual, type Json } from '#lib/model/merge.ts';
import { proposeTitle } from '#lib/model/propose-title.ts';
import { originOf } from '#lib/model/page-pattern.ts';
import { asKind, goToIndex, kindOf } from '#lib/model/step-kind.ts';
import { withoutAddresses } from '#lib/model/text-pictures.ts';
import { stateOf, translatableOf, type Translatable, type TranslationState } from '#lib/model/translation.ts';
import type { Grade } from '#lib/model/strength.ts';
import { counted } from '#components/ui/time.ts';
import { languageWords } from './language-words.ts';
import {
  guideWithoutPersonal,
  isPersonal,
  mayBeGoal,
  shortened,
  stepWithoutPersonal,
  titleMost,
  translationWithoutPersonal,
  withGoal,
} from './advice-fixes.ts';
import { overWords } from './audience-words.ts';
import { editStep, mergeWithNext } from './edit-steps.ts';

/** Something that would make a guide better, and what can be done about it at once. */
export interface Advice {
  words: string;
  /** Where it is; null where it is about the whole guide. */
  stepId: string | null;
  fix: Fix | null;
  /** Where it is mended, when that is elsewhere. */
  way?: { words: string; to: Place };
}

interface Fix {
  words: string;
  edit(guide: Guide): Guide;
  /** Its author has something to write afterwards, at the last step. */
  goesOnAtEnd?: true;
}

/** An element of a step in its app, or a text in another language. */
export type Place = { stepId: string } | { language: string; place: string };

const stepsMost = 7;
const textMost = 600;
const untitled = /^a task on /i;

/** What to look at before others see it. `gradeOf` says how well a step's element is found again; null without one. */
export function adviceOn(guide: Guide, gradeOf: (step: Step) => Grade | null, today: string): Advice[] {
  const steps = stepsInOrder(guide);
  return [
    ...aboutAll(guide, steps),
    ...aboutDays(guide, today),
    ...Object.keys(guide.translations ?? {}).flatMap((language) => aboutLanguage(guide, language)),
    ...steps.flatMap((step, at) => [
      ...aboutStep(step, steps[at + 1], `Step ${at + 1}`, gradeOf(step)),
      ...aboutWays(step, steps, `Step ${at + 1}`),
    ]),
  ];
}

function aboutAll(guide: Guide, steps: readonly Step[]): Advice[] {
  const count = steps.length;
  const proposed = proposeTitle(steps);
  const says = (words: string): Advice => ({ words, stepId: null, fix: null });
  const isUntitled = guide.title.trim() === '' || untitled.test(guide.title);
  return [
    ...(isUntitled
      ? [
          {
            ...says('The title does not say what somebody will have done afterwards.'),
            fix: proposed ? titled(proposed) : null,
          },
        ]
      : []),
    ...(guide.kind === 'walkthrough' && guide.description.trim() === ''
      ? [says('No description says when somebody needs this.')]
      : []),
    ...(count > stepsMost ? [says(`${count} steps are many: shorter guides are finished more often.`)] : []),
    ...(isPersonal(guide.title) || isPersonal(guide.description) || isPersonal(guide.text)
      ? [
          {
            ...says('An e-mail address or a long number is in its text.'),
            fix: { words: takeOut, edit: guideWithoutPersonal },
          },
        ]
      : []),
    ...(guide.kind === 'walkthrough' ? aboutGoal(steps.at(-1)) : []),
  ];
}

const takeOut = 'Take it out';

/** Only a check says to a reader that all is done, and to its author that it was. */
function aboutGoal(last: Step | undefined): Advice[] {
  if (!last || kindOf(last) === 'check') return [];
  const edit = (guide: Guide) => withGoal(guide, crypto.randomUUID());
  const fix: Fix = mayBeGoal(last)
    ? { words: 'Make the last step a check', edit }
    : { words: 'Add a check', edit, goesOnAtEnd: true };
  return [{ words: 'It does not end with a check whether the goal is reached.', stepId: last.id, fix }];
}

/** A guide that is over, or never begins, is shown to nobody. */
function aboutDays(guide: Guide, today: string): Advice[] {
  const { shownFrom = '', shownUntil = '' } = guide;
  const over = overWords(guide, today);
  const isNever = shownUntil !== '' && shownUntil < shownFrom;
  if (!over && !isNever) return [];
  return [
    {
      words: isNever ? 'Its last day is before its first day, so nobody sees it.' : `It is ${over}: nobody sees it.`,
      stepId: null,
      fix: {
        words: 'Show it without an end',
        edit: (now) => withAudience(now, { ...audienceOf(now), shownUntil: undefined }),
      },
    },
  ];
}

function aboutLanguage(guide: Guide, language: string): Advice[] {
  const said = guide.translations?.[language] ?? {};
  const texts = translatableOf(guide);
  const says = (found: readonly Translatable[], words: string, way: string, fix: Fix | null = null): Advice[] =>
    found[0]
      ? [
          {
            words: `${languageWords(language)}: ${counted(found.length, 'text')} ${words}.`,
            stepId: null,
            fix,
            way: { words: way, to: { language, place: found[0].place } },
          },
        ]
      : [];
  const inState = (state: TranslationState) => texts.filter((one) => stateOf(guide, language, one) === state);
  const personal = texts.filter(({ place }) => isPersonal(said[place]?.text ?? ''));
  return [
    ...says(inState('missing'), 'not translated yet', 'Translate'),
    ...says(inState('changed'), 'changed since it was translated', 'Translate anew'),
    ...says(personal, 'with an e-mail address or a long number', 'Go there', {
      words: takeOut,
      edit: (now) => translationWithoutPersonal(now, language),
    }),
  ];
}

function titled(title: string): Fix {
  return { words: `Call it “${title}”`, edit: (guide) => ({ ...guide, title }) };
}

/** A step that decides where to go must be able to. */
function aboutWays(step: Step, steps: Step[], name: string): Advice[] {
  const kind = kindOf(step);
  const says = (words: string, fix: Fix | null = null): Advice => ({
    words: `${name} ${words}`,
    stepId: step.id,
    fix,
  });
  const toRead: Fix = {
    words: 'Only read it',
    edit: (guide) => editStep(guide, step.id, (now) => asKind(now, 'read')),
  };
  const made: Advice[] = [];
  if ((kind === 'branch' || kind === 'check' || kind === 'optional') && !step.target)
    made.push({
      ...says('has no element that could be seen.', kind === 'optional' ? null : toRead),
      way: { words: 'Point to one', to: { stepId: step.id } },
    });
  if (kind === 'branch' && !step.goTo) made.push(says('does not say to which step it leads.'));
  else if (kind === 'branch' && goToIndex(step, steps) === null)
    made.push(says('leads to a step that is no longer there.', toRead));
  if (step.page && !originOf(step.page)) made.push(says('has a page that is no address.'));
  return made;
}

function aboutStep(step: Step, next: Step | undefined, name: string, grade: Grade | null): Advice[] {
  const says = (isSo: boolean, words: string, fix: Fix | null = null): Advice[] =>
    isSo ? [{ words: `${name} ${words}`, stepId: step.id, fix }] : [];
  const short = shortened(step);
  const hasWordsOfNext = next?.title === step.title && next.title !== '' && next.text === step.text;
  const isTwice = hasWordsOfNext && isSameDeed(step, next);
  return [
    ...says(step.title.trim() === '', 'does not say what to do.'),
    ...says(
      step.title.length > titleMost,
      'has a long sentence.',
      short && {
        words: 'Move the rest to “More”',
        edit: (guide) => editStep(guide, step.id, (now) => shortened(now) ?? now),
      },
    ),
    ...says(withoutAddresses(step.text).length > textMost, 'has much to read while doing it.'),
    ...says(isTwice, 'says the same as the next one.', {
      words: 'Make one of them',
      edit: (guide) => mergeWithNext(guide, step.id),
    }),
    ...says(hasWordsOfNext && !isTwice, 'has the same words as the next one, but does something else: say which.'),
    ...says(grade === 'weak', 'points to something that is hard to find again.').map((one) => ({
      ...one,
      way: { words: 'Point again', to: { stepId: step.id } },
    })),
    ...says(isPersonal(step.title) || isPersonal(step.text), 'holds an e-mail address or a long number.', {
      words: takeOut,
      edit: (guide) => editStep(guide, step.id, stepWithoutPersonal),
    }),
  ];
}

function isSameDeed(step: Step, next: Step): boolean {
  const deed = (one: Step) => ({ ...one, id: '', order: '', picture: null, page: one.page || step.page }) as Json;
  return isEqual(deed(step), deed(next));
}
