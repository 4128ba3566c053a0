import { expect, test } from 'vitest';
import { picturesOf } from '#lib/model/guide-rules.ts';
import { pictureAddress, pictureAt, picturesInText } from '#lib/model/text-pictures.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];

test('an address names a picture, and no other address does', () => {
  expect(pictureAt(pictureAddress(a))).toBe(a);
  for (const other of [`picture:${a}0`, `picture:${a.slice(1)}`, `https://x/picture:${a}`, `picture:${'A'.repeat(64)}`])
    expect(pictureAt(other)).toBeNull();
});

test('all pictures of a text are found, each once, also with a title behind', () => {
  const text = `![one](picture:${a}) ![](picture:${b} "two") ![again](<picture:${a}>) picture:${'c'.repeat(64)}`;
  expect(picturesInText(text)).toEqual([a, b]);
});

test('pictures of a text belong to the guide, so that the store keeps them and lets readers have them', () => {
  const guide = aGuide({ kind: 'tip-sheet', steps: {}, text: `![one](picture:${a})` });
  expect(picturesOf(guide)).toEqual([a]);
});

test('so do those of the texts of its steps, in each language', () => {
  const step = aStep({ title: `Press ![the button](picture:${a})`, text: `![all of it](picture:${b})` });
  const c = 'c'.repeat(64);
  const german = { [`${step.id}.text`]: { text: `![alles](picture:${c})`, of: step.text } };
  const guide = aGuide({ steps: stepsById(step), language: 'en-Latn', translations: { 'de-Latn': german } });
  expect(picturesOf(guide)).toEqual([a, b, c]);
});
