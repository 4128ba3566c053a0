import { generateNKeysBetween } from 'fractional-indexing';
import type { GuideDraft } from '#lib/model/guide-draft.ts';
import type { Step } from '#lib/model/guide.ts';
import { asKind } from '#lib/model/step-kind.ts';

export type Template = 'walkthrough' | 'tip-sheet' | 'release-note';

/** A guide to be filled in. What is left blank keeps it from being published, so that no reader meets a placeholder. */
export function fromTemplate(template: Template, newId: () => string): GuideDraft {
  return { ...blank, ...shapes[template](newId) };
}

const blank = { title: '', description: '', text: '', pages: [], steps: {} };

const shapes: Record<Template, (newId: () => string) => Partial<GuideDraft> & Pick<GuideDraft, 'kind'>> = {
  walkthrough: (newId) => ({ kind: 'walkthrough', steps: threeSteps(newId) }),
  'tip-sheet': () => ({
    kind: 'tip-sheet',
    text: sections('When you need it', 'How it is done', 'What to look out for', 'Whom to ask'),
  }),
  'release-note': () => ({
    kind: 'tip-sheet',
    text: sections('What is new', 'What is no longer there', 'What you have to do'),
  }),
};

const sections = (...headings: string[]): string => headings.map((heading) => `## ${heading}\n\n`).join('\n');

/** Something to know, something to do, and how one sees that it worked. */
function threeSteps(newId: () => string): Record<string, Step> {
  const orders = generateNKeysBetween(null, null, 3);
  const steps = orders.map((order): Step => {
    const nothing = { title: '', text: '', page: '', target: null, picture: null } as const;
    return { id: newId(), order, action: 'click', advanceOn: 'next', ...nothing };
  });
  const kinds = ['read', 'act', 'check'] as const;
  return Object.fromEntries(steps.map((step, at) => [step.id, asKind(step, kinds[at]!)]));
}
