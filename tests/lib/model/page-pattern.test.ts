import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesPage, originOf } from '#lib/model/page-pattern.ts';

describe('which pages a pattern means', () => {
  test.each([
    ['https://crm.example.com/leads', 'https://crm.example.com/leads'],
    ['https://crm.example.com/leads', 'https://crm.example.com/leads/'],
    ['https://crm.example.com/leads', 'https://crm.example.com/leads?page=2#top'],
    ['https://crm.example.com/leads/*', 'https://crm.example.com/leads'],
    ['https://crm.example.com/leads/*', 'https://crm.example.com/leads/4711/edit'],
    ['https://crm.example.com/*', 'https://crm.example.com/'],
    ['https://crm.example.com/*/edit', 'https://crm.example.com/leads/4711/edit'],
    ['https://crm.example.com/a?view=list', 'https://crm.example.com/a?view=list#x'],
    ['https://crm.example.com/#/leads/*', 'https://crm.example.com/#/leads/7'],
    ['https://crm.example.com/a.b+c(1)', 'https://crm.example.com/a.b+c(1)'],
    ['http://127.0.0.1:3010/query', 'http://127.0.0.1:3010/query'],
  ])('%s means %s', (pattern, address) => {
    expect(matchesPage(pattern, address)).toBe(true);
  });

  test.each([
    ['https://crm.example.com/leads', 'https://crm.example.com/leads/4711'],
    ['https://crm.example.com/leads', 'https://crm.example.com/leadsheet'],
    ['https://crm.example.com/leads', 'http://crm.example.com/leads'],
    ['https://crm.example.com/leads', 'https://crm.example.com:8443/leads'],
    ['https://crm.example.com/leads/*', 'https://crm.example.com/leadsheet'],
    ['https://crm.example.com/*', 'https://crm.example.com.evil.test/'],
    ['https://crm.example.com/*', 'https://crmXexample.com/'],
    ['https://crm.example.com/a?view=list', 'https://crm.example.com/a?view=board'],
    ['https://crm.example.com/#/leads', 'https://crm.example.com/#/deals'],
    ['*', 'https://crm.example.com/'],
    ['', 'https://crm.example.com/'],
    ['https://*/', 'https://crm.example.com/'],
    ['javascript:*', 'javascript:alert(1)'],
    ['file:///*', 'file:///etc/passwd'],
    ['https://crm.example.com/leads', 'https://evil.test/?https://crm.example.com/leads'],
    ['https://crm.example.com/leads', 'about:blank'],
  ])('%s does not mean %s', (pattern, address) => {
    expect(matchesPage(pattern, address)).toBe(false);
  });

  test('a page never belongs to a pattern of another origin, wherever the stars stand', () => {
    expect(matchesPage('https://crm.example.com*', 'https://crm.example.com.evil.test/')).toBe(false);
    expect(matchesPage('https://crm*.example.com/', 'https://crm.evil.test/x.example.com/')).toBe(false);
  });

  test('a pattern of nonsense means nothing and throws nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (pattern, address) => {
        expect(() => matchesPage(pattern, address)).not.toThrow();
        expect(() => matchesPage(`https://a.test/${pattern}`, address)).not.toThrow();
      }),
    );
  });

  test('stars mean what a regular expression would say they mean', () => {
    const naive = (pattern: string, text: string) => {
      const source = pattern
        .replaceAll('.', '\\.')
        .replace(/\*+/g, '*')
        .replace(/\/\*$/, '(/*)?')
        .replaceAll('*', '.*');
      return new RegExp(`^${source}/?$`, 'i').test(text);
    };
    const words = (signs: string[]) => fc.string({ unit: fc.constantFrom(...signs), maxLength: 8 });
    fc.assert(
      fc.property(words(['a', 'B', '/', '*', '*', '.']), words(['a', 'b', '/', '.']), (end, rest) => {
        const [pattern, address] = [`https://a.test/${end}`, `https://a.test/${rest}`];
        expect(matchesPage(pattern, address)).toBe(naive(pattern, address));
      }),
      { numRuns: 3000 },
    );
  });

  test('a pattern full of stars does not hang the page it is asked about', () => {
    const start = performance.now();
    matchesPage(`https://a.test/${'*a'.repeat(30)}`, `https://a.test/${'a'.repeat(4000)}b`);
    expect(performance.now() - start).toBeLessThan(50);
  });
});

describe('the origin of a pattern', () => {
  test.each([
    ['https://CRM.example.com/Leads/*', 'https://crm.example.com'],
    ['http://127.0.0.1:3010/*', 'http://127.0.0.1:3010'],
    ['ftp://a.test/', null],
    ['chrome://settings', null],
    ['crm.example.com/leads', null],
    ['', null],
  ])('%s is of %s', (pattern, origin) => {
    expect(originOf(pattern)).toBe(origin);
  });
});
