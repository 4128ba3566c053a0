import { expect, test } from 'vitest';
import { scrolling } from '#lib/model/step-kind.ts';
import { stepNote } from '#lib/handout/step-note.ts';
import { toHandout } from '#lib/handout/handout.ts';
import { handoutPage } from '#lib/handout/page.ts';
import { toMarkdownText } from '#lib/exchange/to-markdown.ts';
import { aBook } from '#tests/fixtures/a-book.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

const end = aStep({ order: 'a4' });
const scroll = aStep({ order: 'a3', ...scrolling });
const branch = aStep({ order: 'a0', kind: 'branch', goTo: end.id });
const steps = [branch, aStep({ order: 'a1', kind: 'optional' }), aStep({ order: 'a2', kind: 'check' }), scroll, end];

test('says in words what the player would decide, and nothing of a step that is simply done', () => {
  expect(steps.map((step) => stepNote(step, steps))).toEqual([
    'If you see it, go on with step 5. If not, go on with the next step.',
    'Only if it is there. If not, go on with the next step.',
    'You have reached it when you see this.',
    'Only if you do not see it yet.',
    '',
  ]);
  expect(stepNote(branch, [branch])).toBe('');
});

test('files and pages of a guide say it, too', async () => {
  const guide = aGuide({ steps: stepsById(...steps) });
  expect(toMarkdownText(aBook([guide]))).toContain('_If you see it, go on with step 5.');
  const page = await handoutPage([toHandout(guide, '')], { title: '', pictureUrl: () => null, pictureSource: '' });
  expect(page).toContain('<p class="soft">Only if it is there.');
});
