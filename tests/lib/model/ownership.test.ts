import { expect, test } from 'vitest';
import { mayWrite } from '#lib/model/feeds.ts';
import { asNextEdit } from '#lib/model/guide-rules.ts';
import type { Guide } from '#lib/model/guide.ts';
import { handOver, keeperOf, ownerOf, withBackup } from '#lib/model/ownership.ts';
import { contentOfGuide, publicationOf } from '#lib/model/publication.ts';
import type { Role } from '#lib/model/workspace.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';

const guide = aGuide({ authorId: 'ann' });
const bens = handOver(guide, 'ben', 'ann');

test('a guide is its author’s until they hand it over, and they stay as the backup', () => {
  expect(ownerOf(guide)).toBe('ann');
  expect(bens).toMatchObject({ authorId: 'ann', ownerId: 'ben', backupId: 'ann' });
  expect(handOver(guide, 'ann', 'ann')).toBe(guide);
  expect(withBackup(bens, null)).not.toHaveProperty('backupId');
});

test('a guide of somebody who has left falls to the backup, who has to be there', () => {
  const people = (...gone: string[]) => ['ann', 'ben'].map((id) => ({ id, isGone: gone.includes(id) }));
  expect(keeperOf(bens, people())).toBe('ben');
  expect(keeperOf(bens, people('ben'))).toBe('ann');
  expect(keeperOf(bens, people('ben', 'ann'))).toBe('ben');
  expect(keeperOf(guide, people('ann'))).toBe('ann');
});

test.each<[string, Role, Guide, Guide, boolean]>([
  ['ann', 'author', guide, bens, true],
  ['ann', 'author', bens, guide, true],
  ['ben', 'author', bens, withBackup(bens, 'cleo'), true],
  ['cleo', 'author', guide, handOver(guide, 'cleo', 'ann'), false],
  ['cleo', 'author', bens, withBackup(bens, 'cleo'), false],
  ['cleo', 'author', bens, { ...bens, title: 'Better' }, true],
  ['cleo', 'steward', guide, handOver(guide, 'cleo', 'ann'), true],
])('%s, %s: whose a guide is, its owner, their backup and a steward say', (id, role, before, after, may) => {
  expect(mayWrite({ feed: 'edit:main', type: 'guide', before, after }, { id, role })).toBe(may);
});

test('readers get nothing of it, and an approval does not end by it', async () => {
  expect(await contentOfGuide(bens)).toBe(await contentOfGuide(guide));
  const { body, guide: kept } = await publicationOf(bens, '2026-11-22T10:00:00.000Z');
  expect(body).not.toContain('ben');
  expect(kept.ownerId).toBe('ben');
});

test('an older state brings no former owner back', () => {
  expect(asNextEdit(guide, bens)).toMatchObject({ ownerId: 'ben', backupId: 'ann' });
  expect(asNextEdit(bens, guide)).not.toHaveProperty('ownerId');
});
