import { expect, test } from 'vitest';
import { addressOf, hasArrived, isOnPage, pagesOfStep } from '#lib/model/step-page.ts';
import { aGuide, aStep } from '#tests/lib/player/a-guide.ts';

const leads = 'https://crm.example.com/leads';
const deals = 'https://crm.example.com/deals/*';

test('a step is on its own page, else on that of the nearest before it, else on any of the guide', () => {
  const guide = aGuide([aStep(), aStep({ page: leads }), aStep()], { pages: [deals] });
  expect(pagesOfStep(guide, 0)).toEqual([deals]);
  expect(pagesOfStep(guide, 2)).toEqual([leads]);
});

test('no pattern means any page', () => {
  expect(isOnPage([], leads)).toBe(true);
  expect(isOnPage([deals], leads)).toBe(false);
});

test('only an address without a gap can be gone to', () => {
  expect(addressOf([deals, leads])).toBe(leads);
  expect(addressOf([deals])).toBeNull();
});

test('staying within the pages of a step is no arrival', () => {
  const guide = aGuide([aStep({ page: leads }), aStep({ page: leads }), aStep({ page: deals })]);
  expect(hasArrived(guide, 0, leads)).toBe(false);
  expect(hasArrived(guide, 1, 'https://crm.example.com/deals/7')).toBe(true);
  expect(hasArrived(guide, 2, leads)).toBe(false);
});
