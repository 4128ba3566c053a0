import { expect, test } from 'vitest';
import { adviceOn } from '#components/library/advice.ts';
import type { Guide } from '#lib/model/guide.ts';
import { aTarget } from '#tests/fixtures/a-target.ts';
import { aGuide, aStep, titlesOf } from './fixtures.ts';

const good = { description: 'When a lead is won.' };
const none: Parameters<typeof adviceOn>[1] = () => null;
const today = '2026-12-01';
const noGoal = 'It does not end with a check whether the goal is reached.';
const advise = (guide: Guide, gradeOf = none) => adviceOn(guide, gradeOf, today).filter((one) => one.words !== noGoal);
const words = (guide: Guide, gradeOf = none) => advise(guide, gradeOf).map((one) => one.words);

test('a good guide needs no advice', () => {
  const goal = aStep('b', { kind: 'check', action: 'read', target: aTarget() });
  expect(adviceOn(aGuide([aStep('a'), goal], good), () => 'strong', today)).toEqual([]);
});

test('what is missing is named, with its step', () => {
  const guide = aGuide([aStep('a'), aStep('b', { title: ' ' })], { title: 'A task on crm.example' });
  const advice = advise(guide);
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
  expect(words(guide)).toEqual([expect.stringMatching(said)]);
});

test('an element that is hard to find is noticed', () => {
  const guide = aGuide([aStep('a'), aStep('b')], good);
  expect(words(guide, ({ title }) => (title === 'b' ? 'weak' : 'fair'))).toEqual([
    'Step 2 points to something that is hard to find again.',
  ]);
});

test('two steps that say the same become one at a press', () => {
  const guide = aGuide([aStep('a'), aStep('b', { title: 'a' }), aStep('c')], good);
  const [advice] = advise(guide);
  expect(advice!.words).toBe('Step 1 says the same as the next one.');
  const fixed = advice!.fix!.edit(guide);
  expect(titlesOf(fixed)).toBe('ac');
  expect(advise(fixed)).toEqual([]);
});

test.each([
  ['another element', { target: aTarget({ name: 'Large' }) }],
  ['another deed', { action: 'hover', advanceOn: 'hover' }],
  ['another page', { page: 'https://crm.example/orders' }],
] as const)('two steps with the same words but %s are told apart, not made one', (_, other) => {
  const target = aTarget();
  const guide = aGuide([aStep('a', { target }), aStep('b', { title: 'a', target, ...other })], good);
  expect(advise(guide)).toEqual([
    {
      words: 'Step 1 has the same words as the next one, but does something else: say which.',
      stepId: aStep('a').id,
      fix: null,
    },
  ]);
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
  expect(words(guide)).toEqual([expect.stringMatching(said)]);
  const [advice] = advise(guide);
  if (advice?.fix) expect(words(advice.fix.edit(guide))).toEqual([]);
});

test.each([
  ['a long sentence', aGuide([aStep('a', { title: `Click **Save**. ${'x '.repeat(60)}` })], good)],
  ['an address in a step', aGuide([aStep('a', { text: 'Ask [Ada](mailto:ada@example.com) or 4711-0815.' })], good)],
  ['a number in the guide', aGuide([aStep('a')], { ...good, description: 'For 4711-0815' })],
  [
    'an address in a translation',
    aGuide([], {
      kind: 'tip-sheet',
      text: 'Ask',
      language: 'en-Latn',
      translations: {
        'de-Latn': {
          title: { text: 'Neu', of: 'Close a lead' },
          text: { text: 'Frag ada@example.com', of: 'Ask' },
        },
      },
    }),
  ],
])('%s is mended at a press', (_, guide) => {
  const [advice, ...others] = advise(guide);
  expect(others).toEqual([]);
  expect(words(advice!.fix!.edit(guide))).toEqual([]);
});

test('a walkthrough without a check at its end gets one at a press', () => {
  const goalOf = (guide: Guide) => adviceOn(guide, none, today).find((one) => one.words === noGoal);
  const doing = aGuide([aStep('a', { target: aTarget() })], good);
  expect(goalOf(doing)!.fix!.words).toBe('Add a check');
  expect(goalOf(doing)!.fix!.edit(doing).steps[aStep('a').id]).toMatchObject({ action: 'click' });
  expect(goalOf(goalOf(doing)!.fix!.edit(doing))).toBeUndefined();
  const reading = aGuide([aStep('a', { action: 'read', target: aTarget() })], good);
  expect(goalOf(reading)!.fix!.words).toBe('Make the last step a check');
  expect(goalOf(goalOf(reading)!.fix!.edit(reading))).toBeUndefined();
  const fork = { action: 'read', target: aTarget(), kind: 'branch', goTo: aStep('a').id } as const;
  const forking = aGuide([aStep('a'), aStep('b', fork)], good);
  expect(goalOf(forking)!.fix!.edit(forking).steps[aStep('b').id]).toMatchObject({ kind: 'branch', goTo: fork.goTo });
});

test('what is mended elsewhere says where: at the element, or in the language', () => {
  const said = { title: { text: 'Neu', of: 'Close a lead' } };
  const guide = aGuide([aStep('a')], { ...good, language: 'en-Latn', translations: { 'de-Latn': said } });
  expect(advise(guide, () => 'weak').map(({ way }) => way)).toEqual([
    { words: 'Translate', to: { language: 'de-Latn', place: 'description' } },
    { words: 'Point again', to: { stepId: aStep('a').id } },
  ]);
});

test('a guide without a title is called by its goal at a press', () => {
  const guide = aGuide([aStep('a', { title: 'Click **Deals**' }), aStep('b', { title: 'Click **New**' })], {
    ...good,
    title: ' ',
  });
  const [advice] = advise(guide);
  expect(advice!.fix!.words).toBe('Call it “Create a deal”');
  expect(advise(advice!.fix!.edit(guide))).toEqual([]);
});

test('what is not translated, or not any more, is counted by language', () => {
  const guide = aGuide([aStep('a'), aStep('b')], good);
  const said = { title: { text: 'Neu', of: guide.title }, description: { text: 'Wenn', of: 'When a deal is won.' } };
  expect(words({ ...guide, language: 'en-Latn', translations: { 'de-Latn': said } })).toEqual([
    'German: 2 texts not translated yet.',
    'German: 1 text changed since it was translated.',
  ]);
});

test('what belongs to somebody is found in a translation, too', () => {
  const guide = aGuide([aStep('a')], good);
  const said = { title: { text: 'Frag ann@example.com', of: guide.title }, 'gone.title': { text: '12345', of: '' } };
  expect(words({ ...guide, language: 'en-Latn', translations: { 'de-Latn': said } })).toContain(
    'German: 1 text with an e-mail address or a long number.',
  );
});

test('a picture in a text is no number of somebody', () => {
  const picture = `![form](picture:${'1234abcd'.repeat(8)})`;
  expect(words(aGuide([aStep('a')], { ...good, text: picture }))).toEqual([]);
  expect(words(aGuide([aStep('a')], { ...good, text: `${picture} 4711` }))).toHaveLength(1);
});

test('a guide that is over, or that ends before it begins, is shown to nobody, and can be shown again', () => {
  const [over] = advise(aGuide([aStep('a')], { ...good, shownUntil: '2026-11-30' }));
  expect(over!.words).toBe('It is over since 30 November 2026: nobody sees it.');
  const never = aGuide([aStep('a')], { ...good, shownFrom: '2027-02-01', shownUntil: '2027-01-01' });
  expect(words(never)).toEqual(['Its last day is before its first day, so nobody sees it.']);
  expect(words(over!.fix!.edit(never))).toEqual([]);
  expect(words(aGuide([aStep('a')], { ...good, shownUntil: today }))).toEqual([]);
});
