import { expect, test } from 'vitest';
import { appAt, guideNow, movesOf, patternNow } from '#lib/model/moved.ts';
import type { App } from '#lib/model/workspace.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

const [old, now, next] = ['https://crm.example.com', 'https://crm.example.org', 'https://sales.example.org'];
const app: App = { schemaVersion: 1, id: crypto.randomUUID(), name: 'CRM', origins: [old] };
const movesAfter = (...steps: [string[], Record<string, string>][]) =>
  Object.fromEntries(movesOf([steps.reduce((one, [origins, moved]) => appAt(one, origins, moved), app)]));

test('guides of an address that an app had are met at the one that came in its place', () => {
  const moves = movesOf([appAt(app, [now], { [old]: now })]);
  expect(patternNow(`${old}/leads/*?a#b`, moves)).toBe(`${now}/leads/*?a#b`);
  expect(patternNow('HTTPS://CRM.example.com/Leads', moves)).toBe(`${now}/Leads`);
  expect(patternNow(`${old}:8443/leads`, moves)).toBe(`${old}:8443/leads`);
  for (const none of ['', '*', 'not an address', 'https://x.test/*']) expect(patternNow(none, moves)).toBe(none);
});

test('with all their steps, and a step without a page of its own stays so', () => {
  const [first, second] = [aStep({ page: `${old}/leads` }), aStep({ order: 'a1', page: '' })];
  const guide = aGuide({ pages: [`${old}/*`, 'https://x.test/*'], steps: stepsById(first, second) });
  const moved = guideNow(guide, movesOf([appAt(app, [now], { [old]: now })]));
  expect(moved.pages).toEqual([`${now}/*`, 'https://x.test/*']);
  expect(moved.steps).toEqual(stepsById({ ...first, page: `${now}/leads` }, second));
  expect(guideNow(guide, movesOf([app]))).toBe(guide);
});

test.each([
  [
    'one move after another',
    [
      [[now], { [old]: now }],
      [[next], { [now]: next }],
    ],
    { [old]: next, [now]: next },
  ],
  [
    'a transition in which both are there',
    [
      [[old, now], {}],
      [[now], { [old]: now }],
    ],
    { [old]: now },
  ],
  [
    'a move and its undo',
    [
      [[now], { [old]: now }],
      [[old], { [now]: old }],
    ],
    { [now]: old },
  ],
  [
    'an address that goes for good',
    [
      [[old, now], {}],
      [[now], {}],
    ],
    {},
  ],
  [
    'an address that goes for good after it was there again',
    [
      [[now], { [old]: now }],
      [[old, now], {}],
      [[now], {}],
    ],
    {},
  ],
  [
    'an address that goes for good after its move to one that was there already was undone',
    [
      [[old, now], {}],
      [[now], { [old]: now }],
      [[old, now], { [now]: old }],
      [[now], {}],
    ],
    {},
  ],
  ['a place that is none of the app', [[[now], { [old]: next }]], {}],
  ['an address that stays', [[[old, now], { [old]: now }]], {}],
] satisfies [string, [string[], Record<string, string>][], object][])('%s', (_, steps, moves) => {
  expect(movesAfter(...steps)).toEqual(moves);
});

test('an app that appears at an address from which another moved does not cancel that', () => {
  const newcomer = { ...app, id: crypto.randomUUID(), origins: [old] };
  expect([...movesOf([appAt(app, [now], { [old]: now }), newcomer])]).toEqual([[old, now]]);
});

test('of two apps that were at an address, the same one is followed everywhere', () => {
  const first = { ...app, id: '1', origins: [now], moved: { [old]: now } };
  const second = { ...app, id: '2', origins: [next], moved: { [old]: next } };
  for (const apps of [
    [first, second],
    [second, first],
  ])
    expect([...movesOf(apps)]).toEqual([[old, now]]);
});
