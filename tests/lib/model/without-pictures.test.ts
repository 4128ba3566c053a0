import { expect, test } from 'vitest';
import { picturesOf } from '#lib/model/guide-rules.ts';
import { withoutPictures } from '#lib/model/without-pictures.ts';
import { aPicture } from '#tests/fixtures/a-book.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

const [gone, kept] = ['a'.repeat(64), 'b'.repeat(64)];
const both = `![one](picture:${gone}) ![two](picture:${kept})`;

test('a picture that cannot be had is nowhere any more, and all else is as it was', () => {
  const step = aStep({ title: both, text: both, picture: aPicture({ sha256: gone }) });
  const german = { text: { text: both, of: both } };
  const guide = aGuide({ text: both, steps: stepsById(step), translations: { 'de-Latn': german } });
  const without = withoutPictures(guide, [gone]);
  expect(picturesOf(without)).toEqual([kept]);
  expect(without).toMatchObject({ title: guide.title, steps: { [step.id]: { picture: null, target: step.target } } });
  expect(without.translations!['de-Latn']!['text']!.of, 'it is still a translation of it').toBe(without.text);
});
