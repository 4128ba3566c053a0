import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clip, patternAt, withoutNamedLink } from '#lib/authoring/addresses.ts';
import { Pages } from '#lib/model/guide.ts';
import { matchesPage } from '#lib/model/page-pattern.ts';
import { aTarget } from '#tests/fixtures/a-target.ts';

const site = 'https://crm.example.com';
const long = 'long-segment/'.repeat(100);

describe('the pattern for a guide', () => {
  test.each([
    [`${site}/leads/4711?q=zebra`, `${site}/leads/*`],
    [`${site}/${long}`, `${site}/*`],
    [`${site}/app#/${'some-segment/'.repeat(100)}`, `${site}/*`],
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

describe('where the link of a target leads', () => {
  const kept = (href: string) => withoutNamedLink(aTarget({ traits: { href, type: 'button' } }))?.traits;

  test.each(['leads', 'leads/new', 'leads/#/edit', 'queries/#'])('stays where it is the same for all: %s', (href) => {
    expect(kept(href)).toEqual({ href, type: 'button' });
  });

  test.each(['customers/zebra-gmbh', 'users/zoe/edit', 'o/zoe@example.com', 'leads/#/call-zoe'])(
    'goes where a name stands in it: %s',
    (href) => {
      expect(kept(href)).toEqual({ type: 'button' });
    },
  );

  test('a target without a link is the same one', () => {
    const target = aTarget();
    expect(withoutNamedLink(target)).toBe(target);
    expect(withoutNamedLink(null)).toBeNull();
  });
});

test('a text is cut where it is too long, and never within a character', () => {
  expect(clip('short', 10)).toBe('short');
  expect(clip('abcdef', 3)).toBe('abc');
  expect(clip('ab😀', 3)).toBe('ab');
});
