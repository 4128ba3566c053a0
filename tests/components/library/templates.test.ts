import { expect, test } from 'vitest';
import { fromTemplate } from '#components/library/templates.ts';
import { GuideDraft } from '#lib/model/guide-draft.ts';
import { stepsInOrder, whyNotPublishable } from '#lib/model/guide-rules.ts';
import { kindOf } from '#lib/model/step-kind.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';

const shape = (template: Parameters<typeof fromTemplate>[0]) => fromTemplate(template, () => crypto.randomUUID());

test.each(['walkthrough', 'tip-sheet', 'release-note'] as const)(
  'a %s is a whole guide that nobody can publish blank',
  (template) => {
    const draft = GuideDraft.parse(shape(template));
    expect(whyNotPublishable(aGuide({ ...draft, title: 'A', pages: ['https://a.example/*'] }))).not.toBeNull();
  },
);

test('a walkthrough begins with something to know, something to do, and how one sees that it worked', () => {
  const guide = aGuide(shape('walkthrough'));
  expect(stepsInOrder(guide).map(kindOf)).toEqual(['read', 'act', 'check']);
  expect(whyNotPublishable({ ...guide, title: 'A', pages: ['https://a.example/*'] })).toContain(
    'Step 1 says nothing yet',
  );
});

test('a release note is a tip sheet with its headings', () => {
  expect(shape('release-note')).toMatchObject({ kind: 'tip-sheet', title: '' });
  expect(shape('release-note').text).toContain('## What you have to do');
});
