import { Guide, Step } from '#lib/model/guide.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';

/** A valid step named by a letter; parsed, so that it can never drift from the model. */
export function aStep(letter: string, overrides: Partial<Step> = {}): Step {
  const id = `00000000-0000-4000-8000-00000000000${letter}`;
  const step = { id, order: `a${letter}`, action: 'click', advanceOn: 'click', title: letter, text: '', page: '' };
  return Step.parse({ ...step, target: null, picture: null, ...overrides });
}

export function aGuide(steps: Step[] = [], overrides: Partial<Guide> = {}): Guide {
  return Guide.parse({
    schemaVersion: 1,
    id: '00000000-0000-4000-8000-00000000aaaa',
    kind: 'walkthrough',
    title: 'Close a lead',
    description: '',
    text: '',
    appId: null,
    pages: ['https://crm.example/leads/*'],
    steps: Object.fromEntries(steps.map((step) => [step.id, step])),
    authorId: 'ana',
    createdAt: '2026-11-21T10:00:00Z',
    revision: 0,
    hasChanges: false,
    isArchived: false,
    ...overrides,
  });
}

/** The titles of the steps as a reader meets them. */
export function titlesOf(guide: Guide): string {
  return stepsInOrder(guide)
    .map((step) => step.title)
    .join('');
}

/** On which page each step happens. */
export function pagesOf(guide: Guide): string[] {
  let page = '';
  return stepsInOrder(guide).map((step) => (page = step.page || page));
}
