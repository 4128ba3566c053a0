import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asNextEdit, picturesOf, stepsInOrder, whyNotPublishable } from '#lib/model/guide-rules.ts';
import { aGuide, aStep, stepsById, stepsInAnyOrder } from '#tests/fixtures/a-guide.ts';

describe('the order of steps', () => {
  test('is that of their order values, not of their place in the map', () => {
    const [first, second] = [aStep({ order: 'a0', title: 'one' }), aStep({ order: 'a1', title: 'two' })];
    expect(stepsInOrder(aGuide({ steps: stepsById(second, first) }))).toEqual([first, second]);
  });

  test('capital letters come before small ones, as fractional indexing has it in every language', () => {
    const [upper, lower] = [aStep({ order: 'Zz' }), aStep({ order: 'a0' })];
    expect(stepsInOrder(aGuide({ steps: stepsById(lower, upper) }))).toEqual([upper, lower]);
  });

  test('is the same for everybody, also where two people inserted at once', () => {
    const orders = fc.array(fc.constantFrom('a0', 'a1', 'a2'), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(orders, fc.func(fc.integer()), (values, shuffle) => {
        const steps = values.map((order) => aStep({ order }));
        const shuffled = steps.toSorted((a, b) => shuffle(a.id) - shuffle(b.id));
        expect(stepsInOrder(aGuide({ steps: stepsInAnyOrder(...shuffled) }))).toEqual(
          stepsInOrder(aGuide({ steps: stepsInAnyOrder(...steps) })),
        );
      }),
    );
  });

  test('leaves the guide as it was', () => {
    const guide = aGuide({ steps: stepsById(aStep({ order: 'a1' }), aStep({ order: 'a0' })) });
    const before = JSON.stringify(guide);
    stepsInOrder(guide);
    expect(JSON.stringify(guide)).toBe(before);
  });
});

test('a picture that two steps share is named once', () => {
  const picture = (letter: string) => ({
    sha256: letter.repeat(64),
    width: 10,
    height: 10,
    frame: { x: 0, y: 0, width: 1, height: 1 },
  });
  const steps = [
    aStep({ picture: picture('a') }),
    aStep({ picture: picture('a') }),
    aStep({ picture: picture('b') }),
    aStep(),
  ];
  expect(picturesOf(aGuide({ steps: stepsInAnyOrder(...steps) })).sort()).toEqual(['a'.repeat(64), 'b'.repeat(64)]);
});

describe('whether a guide can be published', () => {
  test('a guide with title, page and a step that says something can', () => {
    expect(whyNotPublishable(aGuide())).toBeNull();
  });

  test.each([
    ['has no title', aGuide({ title: '  ' }), /title/],
    ['belongs to no page', aGuide({ pages: [] }), /pages/],
    ['has no steps', aGuide({ steps: {} }), /at least one step/],
    ['is an empty tip', aGuide({ kind: 'tip', steps: stepsById(aStep({ title: '', text: ' ' })) }), /tip/],
    ['is a tip without an element', aGuide({ kind: 'tip', steps: {} }), /step/],
    ['is an empty tip sheet', aGuide({ kind: 'tip-sheet', steps: {}, text: '\n' }), /text of the tip sheet/],
  ])('one that %s cannot, and its author reads why', (_, guide, sentence) => {
    expect(whyNotPublishable(guide)).toMatch(sentence);
  });

  test('the step that says nothing is named by its number as shown', () => {
    const steps = [aStep({ order: 'a2', title: '', text: '' }), aStep({ order: 'a0' }), aStep({ order: 'a1' })];
    expect(whyNotPublishable(aGuide({ steps: stepsById(...steps) }))).toMatch(/^Step 3 /);
  });

  test('a tip sheet needs no steps', () => {
    expect(whyNotPublishable(aGuide({ kind: 'tip-sheet', steps: {}, text: 'Press **Save** daily.' }))).toBeNull();
  });
});

test('an older state comes back as an edit: whether it is published stays as it is', () => {
  const older = aGuide({ title: 'before', revision: 1, isArchived: true, hasChanges: false });
  const now = aGuide({ title: 'now', revision: 3, isArchived: false });
  expect(asNextEdit(older, now)).toEqual({ ...older, revision: 3, isArchived: false, hasChanges: true });
  expect(asNextEdit(older, aGuide({ revision: 0 })).hasChanges).toBe(false);
});
