import { expect, test } from 'vitest';
import { changeStep, deleteStep, duplicateStep, mergeWithNext, splitStep } from '#components/library/edit-steps.ts';
import type { Guide } from '#lib/model/guide.ts';
import { saidIn, stateOf, translatableOf, translate } from '#lib/model/translation.ts';
import { aGuide, aStep } from './fixtures.ts';

const german = 'de-Latn';
const [a, b, fresh] = [aStep('a').id, aStep('b').id, aStep('f').id];
const written = aGuide([aStep('a', { text: 'First.' }), aStep('b', { text: 'Second.\nAnd more.' })]);
const inGerman = (guide: Guide) =>
  translatableOf(guide).reduce((done, one) => translate(done, german, one, one.source.toUpperCase()), guide);
const guide = inGerman(written);
const wordsOf = (step: Guide['steps'][string] | undefined) => [step?.title, step?.text];
const stateAt = (of: Guide, place: string) =>
  stateOf(
    of,
    german,
    translatableOf(of).find((one) => one.place === place)!,
  );

test('a duplicate says the same in every language', () => {
  const after = duplicateStep(guide, b, fresh);
  expect(wordsOf(saidIn(after, german).steps[fresh])).toEqual(['B', 'SECOND.\nAND MORE.']);
  expect(after).toEqual(inGerman(duplicateStep(written, b, fresh)));
});

test('a removed step leaves no words behind', () => {
  expect(deleteStep(guide, b)).toEqual(inGerman(deleteStep(written, b)));
});

test('of two steps the words of both stay in every language, and are as current as they were', () => {
  const after = mergeWithNext(guide, a);
  expect(after).toEqual(inGerman(mergeWithNext(written, a)));
  expect(wordsOf(saidIn(after, german).steps[a])).toEqual(['A', 'FIRST.\n\nB\n\nSECOND.\nAND MORE.']);
  expect(stateAt(after, `${a}.text`)).toBe('current');
  expect(stateAt(mergeWithNext(changeStep(guide, b, { text: 'Anew.' }), a), `${a}.text`)).toBe('changed');
});

test('the title that stays brings its translations along', () => {
  const target = { tag: 'button', role: 'button' } as const;
  const second = changeStep(written, b, { target });
  const after = mergeWithNext(inGerman(second), a);
  expect(after).toEqual(inGerman(mergeWithNext(second, a)));
  expect(wordsOf(saidIn(after, german).steps[a])).toEqual(['B', 'A\n\nFIRST.\n\nSECOND.\nAND MORE.']);
});

test('what is translated in part stays so when two steps become one', () => {
  const title = translatableOf(written).find(({ place }) => place === `${b}.title`)!;
  const after = mergeWithNext(translate(written, german, title, 'BE'), a);
  expect(saidIn(after, german).steps[a]?.text).toBe('First.\n\nBE\n\nSecond.\nAnd more.');
  expect(stateAt(after, `${a}.text`)).toBe('changed');
  expect(stateAt(mergeWithNext({ ...written, translations: { [german]: {} } }, a), `${a}.text`)).toBe('missing');
});

test('a text that becomes a step takes its translations along', () => {
  const after = splitStep(guide, b, fresh);
  expect(wordsOf(saidIn(after, german).steps[fresh])).toEqual(['SECOND.', 'AND MORE.']);
  expect(after).toEqual(inGerman(splitStep(written, b, fresh)));
  expect(stateAt(splitStep(changeStep(guide, b, { text: 'Anew.\nAnd more.' }), b, fresh), `${fresh}.title`)).toBe(
    'changed',
  );
});
