import { expect, test } from 'vitest';
import type { Target } from '#lib/model/target.ts';
import { strengthOf } from '#lib/target/strength.ts';
import { aTarget } from '#tests/fixtures/a-target.ts';

const row = { kind: 'tr', index: 2 };
const ordinal = { index: 1, of: 3 };
const nameless = { name: undefined } as unknown as Partial<Target>;

function without(overrides: Partial<Target>): Target {
  const { name: _, ...target } = aTarget();
  return aTarget({ ...target, ...nameless, ...overrides });
}

test.each<[string, Target]>([
  ['the only one of its name', aTarget()],
  ['text where that is not the name', without({ text: 'Save' })],
  ['a hook without a name', without({ hooks: { 'data-testid': 'save' } })],
  ['words that each row repeats, whichever row it was', aTarget({ name: 'Edit', row, ordinal })],
  ['a number in the name beside a hook', aTarget({ name: '3 tasks', hooks: { id: 'tasks' } })],
])('%s is strong', (_, target) => {
  expect(strengthOf(target)).toEqual({ grade: 'strong', reason: null });
});

test.each<[string, string, Target]>([
  ['column', 'a record in a column', without({ row: { ...row, column: 'name' } })],
  ['column', 'a nameless button that each row has under one test id', without({ row, hooks: { 'data-test': 'menu' } })],
  ['equals', 'one of several equals with a hook of its own', aTarget({ ordinal, hooks: { id: 'second' } })],
  ['namesakes', 'a name that others have', aTarget({ namesakes: 2 })],
  ['number', 'a name with a number in it', aTarget({ name: 'Inbox (3)' })],
  ['nameless', 'a field with its label beside it', without({ before: ['amount'] })],
  ['generated-id', 'one with words beside it and an id of the day', without({ after: ['eur'], traits: { id: 'f-#' } })],
])('%s: %s is fair', (reason, _, target) => {
  expect(strengthOf(target)).toEqual({ grade: 'fair', reason });
});

test.each<[string, string, Target]>([
  ['picture', 'a region of a canvas, whatever it is called', aTarget({ tag: 'canvas', name: 'Sales' })],
  ['frame', 'what lies in a frame', aTarget({ tag: 'iframe', name: 'Editor' })],
  ['sealed', 'what lies in a closed root', without({ tag: 'x-editor', role: 'generic', before: ['notes'] })],
  ['place', 'a record that no column holds', without({ row })],
  ['equals', 'one of several equals', aTarget({ ordinal })],
  ['icon', 'a button that is only an icon', without({ icon: 'M6 2l2-2', before: ['attempt'] })],
  ['nameless', 'what nothing says anything about', without({})],
  ['generated-id', 'an id of the day and nothing else', without({ traits: { id: 'field-#' } })],
])('%s: %s is weak', (reason, _, target) => {
  expect(strengthOf(target)).toEqual({ grade: 'weak', reason });
});
