import { describe, expect, test } from 'vitest';
import { announcesRecord, isOwnWord, isPlural } from '#lib/model/address-words.ts';

describe('the words of applications', () => {
  test.each(['new', 'edit', 'orders', 'categories', 'inboxes', 'sign_in', 'newOrder', 'new-order', 'f', '-'])(
    '%s is one',
    (word) => {
      expect(isOwnWord(word)).toBe(true);
    },
  );

  test.each(['zoe', 'acme', 'acme-orders', 'CRM', 'SALES', 'müller', 'new-', ''])('%s is none', (word) => {
    expect(isOwnWord(word)).toBe(false);
  });

  test('nobody is called like one of them', () => {
    const names = `smith jones williams brown taylor davies evans thomas johnson roberts walker wright robinson thompson
      white hughes edwards green hall wood price page bill ward field stock mark grant will may june april max art rich
      müller schmidt schneider fischer weber meyer becker koch bauer richter klein wolf martin bernard petit durand leroy
      garcia lopez rossi russo jansen novak siemens bosch apple shell orange`.match(/\S+/g)!;
    expect(names.filter(isOwnWord)).toEqual([]);
  });
});

describe('the name of a record', () => {
  test.each([
    'customers',
    'Customers',
    'work_packages',
    'salesOrders',
    'u',
    'user',
    'people',
    'business-partner',
    'kunden',
  ])('comes after %s', (word) => {
    expect(announcesRecord(word)).toBe(true);
  });

  test.each(['settings', 'sales', 'analytics', 'status', 'address', 'analysis', 'crm', 'new', 'cms', '*', ''])(
    'does not come after %s',
    (word) => {
      expect(announcesRecord(word)).toBe(false);
    },
  );
});

test.each([
  ['activities', true],
  ['requested_tickets', true],
  ['Siemens', false],
  ['acme-motors', false],
  ['status', false],
  ['pos', false],
])('%s is a plural: %s', (word, is) => {
  expect(isPlural(word)).toBe(is);
});
