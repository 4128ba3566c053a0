import { expect, test } from 'vitest';
import { isPrivate, isPrivateName } from '#lib/model/private-text.ts';

test.each([
  'zoe@example.com',
  'Signed in as zoe.bell@mail.example.org',
  'IBAN DE89 3704 0044',
  '+49 170 1234567',
  '4711-2',
])('“%s” belongs to somebody', (text) => expect(isPrivate(text)).toBe(true));

test.each(['New lead', 'Error 404', 'Inbox (12)', '@mentions', 'Q3 and Q4', ''])(
  '“%s” is the application’s own',
  (text) => expect(isPrivate(text)).toBe(false),
);

test('a name out of several elements is read without the spaces between them as well', () => {
  expect(['Mail zoe@ example.com', 'z o e @ exam ple .com', 'Mail zoe@ex'].map(isPrivateName)).toEqual([
    true,
    true,
    true,
  ]);
  expect(['Unread @mentions', 'Rows 10 - 20'].map(isPrivateName)).toEqual([false, false]);
});
