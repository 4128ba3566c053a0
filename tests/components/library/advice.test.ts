import { expect, test } from 'vitest';
import { adviceOn } from '#components/library/advice.ts';
import type { Grade } from '#lib/model/strength.ts';
import { aTarget } from '#tests/fixtures/a-target.ts';
import { aGuide, aStep, titlesOf } from './fixtures.ts';

const good = { description: 'When a lead is won.' };
const words = (...args: Parameters<typeof adviceOn>) => adviceOn(...args).map((one) => one.words);
const none = (): Grade | null => null;

test('a good guide needs no advice', () => {
  expect(words(aGuide([aStep('a'), aStep('b')], good), () => 'strong')).toEqual([]);
});

test('what is missing is named, with its step', () => {
  const guide = aGuide([aStep('a'), aStep('b', { title: ' ' })], { title: 'A task on crm.example' });
  const advice = adviceOn(guide, none);
  expect(advice.map((one) => one.words)).toEqual([
    'The title does not say what somebody will have done afterwards.',
    'No description says when somebody needs this.',
    'Step 2 does not say what to do.',
  ]);
  expect(advice.at(-1)!.stepId).toBe(aStep('b').id);
});

test.each([
  [
    'eight steps',
    aGuide(
      [...'abcdef01'].map((letter) => aStep(letter)),
      good,
    ),
    /^8 steps are many/,
  ],
  ['a long sentence', aGuide([aStep('a', { title: 'x'.repeat(121) })], good), /^Step 1 has a long sentence/],
  ['a long text', aGuide([aStep('a', { text: 'x'.repeat(601) })], good), /^Step 1 has much to read/],
  ['an address', aGuide([aStep('a', { text: 'Ask ada@example.com' })], good), /^Step 1 holds an e-mail address/],
  ['a number', aGuide([aStep('a')], { ...good, text: 'Customer 4711-0815' }), /long number is in its text/],
])('%s is noticed', (_, guide, said) => {
  expect(words(guide, none)).toEqual([expect.stringMatching(said)]);
});

test('an element that is hard to find is noticed', () => {
  const guide = aGuide([aStep('a'), aStep('b')], good);
  expect(words(guide, ({ title }) => (title === 'b' ? 'weak' : 'fair'))).toEqual([
    'Step 2 points to something that is hard to find again.',
  ]);
});

test('two steps that say the same become one at a press', () => {
  const guide = aGuide([aStep('a'), aStep('b', { title: 'a' }), aStep('c')], good);
  const [advice] = adviceOn(guide, none);
  expect(advice!.words).toBe('Step 1 says the same as the next one.');
  const fixed = advice!.fix!.edit(guide);
  expect(titlesOf(fixed)).toBe('ac');
  expect(adviceOn(fixed, none)).toEqual([]);
});

test.each([
  ['a check that nothing can be seen of', aStep('a', { kind: 'check' }), /^Step 1 has no element/],
  ['a branch without a goal', aStep('a', { kind: 'branch', target: aTarget() }), /^Step 1 does not say to which/],
  [
    'a branch to a step that was deleted',
    aStep('a', { kind: 'branch', target: aTarget(), goTo: aStep('f').id }),
    /^Step 1 leads to a step that is no longer there/,
  ],
  ['a page that is no address', aStep('a', { page: 'crm' }), /^Step 1 has a page that is no address/],
])('%s is noticed', (_, step, said) => {
  const guide = aGuide([step, aStep('b')], good);
  expect(words(guide, none)).toEqual([expect.stringMatching(said)]);
  const [advice] = adviceOn(guide, none);
  if (advice?.fix) expect(words(advice.fix.edit(guide), none)).toEqual([]);
});

test('a guide without a title is called by its goal at a press', () => {
  const guide = aGuide([aStep('a', { title: 'Click **Deals**' }), aStep('b', { title: 'Click **New**' })], {
    ...good,
    title: ' ',
  });
  const [advice] = adviceOn(guide, none);
  expect(advice!.fix!.words).toBe('Call it “Create a deal”');
  expect(adviceOn(advice!.fix!.edit(guide), none)).toEqual([]);
});
