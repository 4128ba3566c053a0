import { expect, test } from 'vitest';
import { guideAskedFor } from '#lib/model/asked-for.ts';
import { inAppAddress } from '#lib/model/in-app.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

test.each([
  ['https://crm.example.com/leads', 'https://crm.example.com/leads'],
  ['https://crm.example.com/leads/*/edit', 'https://crm.example.com/leads/'],
])('a guide on %s starts at %s', (pattern, start) => {
  const guide = aGuide({ pages: [pattern] });
  const address = inAppAddress(guide)!;
  expect(address.split('#')[0]).toBe(start);
  expect(guideAskedFor(address)).toBe(guide.id);
});

test('the page of the first step goes before those of the guide', () => {
  const steps = stepsById(aStep({ order: 'a1' }), aStep({ order: 'a0', page: 'https://crm.example.com/first' }));
  expect(inAppAddress(aGuide({ steps }))).toContain('https://crm.example.com/first#');
});

test.each([['javascript:alert(1)'], ['https://crm.example.com/#/leads'], ['https://*.example.com/'], ['']])(
  'nothing starts at %j',
  (page) => {
    expect(inAppAddress(aGuide({ pages: [page].filter(Boolean), steps: {} }))).toBeNull();
  },
);
