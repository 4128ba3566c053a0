import { expect, test } from 'vitest';
import { isNeverRecorded, obeyed, RecordingRules } from '#lib/model/recording-rules.ts';

const rules = { never: ['https://hr.example.com/*', 'https://crm.example.com/salaries*'] };

test.each([
  ['https://hr.example.com/', true],
  ['https://hr.example.com/people/4711?tab=pay', true],
  ['https://crm.example.com/salaries/ada', true],
  ['https://crm.example.com/leads', false],
  ['not an address', false],
])('%s is never recorded: %s', (address, isNever) => {
  expect(isNeverRecorded(address, rules)).toBe(isNever);
  expect(isNeverRecorded(address, {})).toBe(false);
});

test('a kind of picture that only a newer version knows is none, and the other rules stay', () => {
  const newer = { never: rules.never, pictures: 'hologram' as never };
  expect(RecordingRules.safeParse(newer).success).toBe(true);
  expect(obeyed(newer)).toEqual({ never: rules.never, pictures: 'none' });
  expect(obeyed({})).toEqual({});
});
