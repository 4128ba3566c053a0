import { expect, test } from 'vitest';
import { hasNamesakes, isNamesake } from '#lib/model/namesakes.ts';
import { aTarget } from '#tests/fixtures/a-target.ts';

const label = { tag: 'label', role: 'label' };
const field = { seat: [1, 2] as [number, number] };
const button = { tag: 'button', role: 'button' };
const city = { tag: 'input', role: 'textbox', name: 'City' };

test.each([
  ['its label', [label], false],
  ['words that label it in another way', [{ tag: 'span', role: 'generic' }], false],
  ['another field with its label', [label, label, field], true],
  ['a button', [label, button], true],
])('a field shares its name with %s', (_, lookalikes, isShared) => {
  const target = aTarget({ ...city, namesakes: lookalikes.length, lookalikes });
  expect(hasNamesakes(target)).toBe(isShared);
  expect(lookalikes.some((one) => isNamesake(one, target))).toBe(isShared);
});

test('who is called otherwise is no namesake', () => {
  expect(isNamesake({ ...field, name: 'Country' }, aTarget(city))).toBe(false);
});

test('words that say the same as a button are another thing of that name', () => {
  expect(hasNamesakes(aTarget({ namesakes: 1, lookalikes: [{ tag: 'span', role: 'generic' }] }))).toBe(true);
});
