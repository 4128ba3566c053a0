import { expect, test } from 'vitest';
import { search } from '#components/library/search.ts';

const guide = (title: string, description = '', authorName = 'Ana Silva') => ({ title, description, authorName });
const guides = [
  guide('Invite somebody to a connection'),
  guide('Build the monthly report', 'From a blank query to a chart'),
  guide('Close a quarter', 'After the last report', 'Ben Ito'),
  guide('Über Rückgaben'),
];
const titles = (query: string) => search(guides, query).map((one) => one.title);

test('nothing looked for leaves everything as it was', () => {
  expect(titles('  ')).toEqual(guides.map((one) => one.title));
});

test('words in any order and unfinished words are found', () => {
  expect(titles('rep mon')).toEqual(['Build the monthly report']);
});

test('a title counts more than a description', () => {
  expect(titles('report')).toEqual(['Build the monthly report', 'Close a quarter']);
});

test.each(['montly', 'monhtly', 'monthlyy', 'invte', 'conection', 'qarter'])('the typo in %s is forgiven', (query) => {
  expect(titles(query)).toHaveLength(1);
});

test('it is found by its title in any language', () => {
  const translated = { ...guide('Add a lead'), otherTitles: ['Interessenten anlegen'] };
  for (const query of ['lead', 'anlegen']) expect(search([...guides, translated], query)).toEqual([translated]);
});

test('accents do not matter', () => {
  expect(titles('uber ruckgaben')).toEqual(['Über Rückgaben']);
});

test('an author is found by name', () => {
  expect(titles('ito')).toEqual(['Close a quarter']);
});

test('short words are taken at their word', () => {
  expect(titles('xyz')).toEqual([]);
  expect(titles('monthly xyz')).toEqual([]);
});
