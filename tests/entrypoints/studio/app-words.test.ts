import { expect, test } from 'vitest';
import type { LibraryItem } from '#lib/store/read.ts';
import { guidesAt, readAddresses, whatIsLost } from '../../../entrypoints/studio/app-words.ts';

const crm = 'https://crm.example.com';
const item = (pages: string[], isPublished = true) =>
  ({ pages, entry: isPublished ? {} : null }) as unknown as LibraryItem;
const items = [item([`${crm}/*`]), item([`${crm}/leads`, 'https://x.test/*']), item([`${crm}/*`], false)];

test('guides are counted by their addresses, published ones and drafts', () => {
  expect(guidesAt([crm], items)).toBe('2 published guides and 1 draft');
  expect(guidesAt(['https://x.test'], items)).toBe('1 published guide');
  expect(guidesAt(['https://crm.example.com:8443'], items)).toBeNull();
});

test('what is lost says where and how many guides, unless another app is there as well', () => {
  expect(whatIsLost([crm], [], items)).toMatch(
    /on https:\/\/crm\.example\.com any more.*: 2 published guides and 1 draft\.$/,
  );
  expect(whatIsLost(['https://y.test'], [], items)).toMatch(/No guide is about it\.$/);
  const other = { schemaVersion: 1, id: 'b', name: 'B', origins: [crm] };
  expect(whatIsLost([crm], [other], items)).toMatch(/Another app has the same address/);
});

test.each([
  [' https://crm.example.com/leads?x=1 \n\ncrm.example.com', [crm]],
  ['http://localhost:8080/a\nCRM.example.org', ['http://localhost:8080', 'https://crm.example.org']],
  ['', []],
])('addresses as they are typed: %j', (text, origins) => {
  expect(readAddresses(text)).toEqual({ origins });
});

test.each(['ftp://crm.example.com', 'https://', 'https://*.example.com', 'mailto:ann@example.com'])(
  'none is %j',
  (text) => {
    expect(readAddresses(`https://a.test\n${text}`)).toEqual({ bad: text });
  },
);
