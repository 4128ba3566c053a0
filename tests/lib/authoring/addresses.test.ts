import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clip, patternAt, withoutQuery } from '#lib/authoring/addresses.ts';
import { Pages } from '#lib/model/guide.ts';
import { matchesPage } from '#lib/model/page-pattern.ts';

const site = 'https://crm.example.com';
const long = 'long.segment;x=1/'.repeat(100);

describe('the pattern for a guide', () => {
  test.each([
    [`${site}/leads/4711?q=zebra`, `${site}/leads/*`],
    [`${site}/${long}`, `${site}/*`],
    [`${site}/app#/${'some.segment/'.repeat(100)}`, `${site}/*`],
    ['about', null],
    ['about:blank', null],
    ['chrome://settings/', null],
    [`https://${'a'.repeat(1100)}.test/`, null],
    ['', null],
  ])('at %s is %s', (address, pattern) => {
    expect(patternAt(address)).toBe(pattern);
  });

  test('is one that a guide may have, and belongs to the page, whatever the address', () => {
    const segment = fc.webPath({ size: 'large' });
    fc.assert(
      fc.property(segment, (path) => {
        const pattern = patternAt(`${site}${path}`);
        expect(Pages.safeParse([pattern]).success).toBe(true);
        expect(matchesPage(pattern!, new URL(`${site}${path}`).href)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

test.each([
  [`${site}/leads?q=zebra`, `${site}/leads`],
  [`${site}/leads?q=zebra#top`, `${site}/leads`],
  [`${site}/leads#token=abc`, `${site}/leads`],
  [`${site}/app?x=1#/leads/7?q=zebra`, `${site}/app#/leads/7`],
  [`${site}/app#!/leads#part`, `${site}/app#!/leads#part`],
  ['about', 'about'],
  ['', ''],
])('of %s is kept %s', (address, kept) => {
  expect(withoutQuery(address)).toBe(kept);
});

test('what is left out of an address changes no pattern', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
      // Behind a `?` of its own a fragment is no route any more, whatever stands there.
      fc.pre(!address.split('#')[1]?.includes('?'));
      expect(patternAt(withoutQuery(address))).toBe(patternAt(address));
    }),
  );
});

test('a text is cut where it is too long, and never within a character', () => {
  expect(clip('short', 10)).toBe('short');
  expect(clip('abcdef', 3)).toBe('abc');
  expect(clip('ab😀', 3)).toBe('ab');
});
