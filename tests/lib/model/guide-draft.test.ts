import { expect, test } from 'vitest';
import { GuideDraft } from '#lib/model/guide-draft.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';

test('of a guide its words and steps stay; whose it was and in which state goes', () => {
  const guide = aGuide({ revision: 4, appId: crypto.randomUUID() });
  const { kind, title, description, text, pages, steps } = guide;
  expect(GuideDraft.parse(guide)).toEqual({ kind, title, description, text, pages, steps });
});

test('what is too long for a guide is too long for a draft', () => {
  expect(GuideDraft.safeParse({ ...aGuide(), title: 'x'.repeat(201) }).success).toBe(false);
});
