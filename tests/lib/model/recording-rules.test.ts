import { expect, test } from 'vitest';
import { isNeverRecorded } from '#lib/model/recording-rules.ts';

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
