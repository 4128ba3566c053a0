import { expect, test } from 'vitest';
import { withTarget } from '#lib/authoring/retarget-step.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';
import { aTarget } from '#tests/fixtures/a-target.ts';

const picture = { sha256: 'a'.repeat(64), width: 9, height: 9, frame: { x: 0, y: 0, width: 1, height: 1 } };
const retargeted = (title: string, was: string | undefined, name: string) => {
  const step = aStep({ title, text: 'Mind this.', target: aTarget(was === undefined ? {} : { name: was }), picture });
  const guide = aGuide({ steps: stepsById(step) });
  const to = { target: aTarget(name ? { name } : {}), name, picture: null };
  return withTarget(guide, step.id, to).steps[step.id]!;
};

test('the step points to the other element and keeps its words; its picture stays, but points nowhere', () => {
  const step = retargeted('Save it', 'Save', 'Send');
  expect(step).toMatchObject({ title: 'Save it', text: 'Mind this.', target: { name: 'Send' } });
  expect(step.picture).toEqual({ ...picture, frame: { x: 0, y: 0, width: 9, height: 9 } });
});

test.each([
  ['Click **Save**', 'Save', 'Send', 'Click **Send**'],
  ['Click **A\\*B**', 'A*B', 'C_D', 'Click **C\\_D**'],
  ['Click **Save**', 'Save', '', 'Click **Save**'],
  ['Click **Other**', 'Save', 'Send', 'Click **Other**'],
  ['Click here', undefined, 'Send', 'Click here'],
])('its title %s (of %s, now %s) becomes %s', (title, was, name, becomes) => {
  expect(retargeted(title, was, name).title).toBe(becomes);
});

test('a step that is gone changes nothing', () => {
  const guide = aGuide();
  expect(withTarget(guide, crypto.randomUUID(), { target: aTarget(), name: '', picture: null })).toBe(guide);
});
