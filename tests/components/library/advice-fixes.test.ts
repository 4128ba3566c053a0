import { expect, test } from 'vitest';
import { isPersonal, shortened, stepWithoutPersonal, withoutPersonal } from '#components/library/advice-fixes.ts';
import { aStep } from './fixtures.ts';

const long = 'and then go on with it '.repeat(6).trim();

test.each([
  ['whole sentences', `Click **Save**. Wait. ${long}`, 'Click **Save**. Wait.'],
  ['up to a comma', `Click **Save**, ${long}`, 'Click **Save**'],
  ['Japanese sentences', `**保存** を押します。${'待'.repeat(120)}`, '**保存** を押します。'],
])('of a long title %s stay, and the rest is said first in its text', (_, title, head) => {
  const step = shortened(aStep('a', { title, text: 'More.' }))!;
  expect(step.title).toBe(head);
  expect(step.text).toMatch(/^[^\s,].*\n\nMore\.$/);
  expect(step.title.length + step.text.length).toBeGreaterThan(title.length);
});

test('nothing bold and no link is cut in two, and what cannot be cut stays', () => {
  expect(shortened(aStep('a', { title: `Click **${long}**` }))!.title).toBe('Click');
  expect(shortened(aStep('a', { title: `[${long}](https://crm.example)` }))).toBeNull();
  expect(shortened(aStep('a', { title: 'x'.repeat(200) }))).toBeNull();
});

const picture = `![form](picture:${'1234abcd'.repeat(8)})`;

test.each([
  ['Ask **ada@example.com**, please.', 'Ask **(an address)**, please.'],
  ['Ask [Ada](mailto:ada@example.com).', 'Ask Ada.'],
  ['Call 0171 234 5678 now.', 'Call (a number) now.'],
  [`${picture} of 4711-0815`, `${picture} of (a number)`],
  ['Room 12', 'Room 12'],
  ['[Map](https://maps.example/a) 12345', '[Map](https://maps.example/a) (a number)'],
])('“%s” becomes “%s”', (text, clean) => {
  expect(withoutPersonal(text)).toBe(clean);
  expect(isPersonal(clean)).toBe(false);
});

test('a text that would be too long to be saved without it stays as it is', () => {
  const text = `${'x '.repeat(1997)}1234`;
  expect(stepWithoutPersonal(aStep('a', { title: 'Call 1234', text }))).toMatchObject({
    title: 'Call (a number)',
    text,
  });
});
