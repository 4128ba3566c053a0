import { expect, test } from 'vitest';
import { mayPublishTo } from '#lib/model/libraries.ts';
import type { Roles } from '#lib/model/workspace.ts';

const known = ['main', 'sales', 'legal'].map((id) => ({ id, name: id.toUpperCase() }));
const idsFor = (roles: Roles | undefined, last: string | null = null, libraries = known) =>
  mayPublishTo({ id: 'ann', role: 'author', roles }, libraries, last).map(({ id }) => id);

test('one publishes where one is an author at least, into the main library unless one chose another', () => {
  expect(idsFor({ '*': 'author' })).toEqual(['main', 'sales', 'legal']);
  expect(idsFor({ '*': 'author' }, 'legal')).toEqual(['legal', 'main', 'sales']);
  expect(idsFor({ '*': 'reader', sales: 'expert', legal: 'author' })).toEqual(['sales', 'legal']);
  expect(idsFor({ '*': 'reader' })).toEqual([]);
});

test('the last choice counts only while one may still write there', () => {
  expect(idsFor({ main: 'author', legal: 'reader' }, 'legal')).toEqual(['main']);
  expect(idsFor({ '*': 'author' }, 'gone')).toEqual(['main', 'sales', 'legal']);
});

test('before a device has heard the names of libraries their ids do', () => {
  expect(mayPublishTo({ id: 'ann', role: 'author' }, [], null)).toEqual([{ id: 'main', name: 'main' }]);
  expect(idsFor({ sales: 'author' }, null, [])).toEqual(['sales']);
});
