import { expect, test } from 'vitest';
import { picturesIn, toHandout } from '#lib/handout/handout.ts';
import { wordsOf } from '#lib/model/rich.ts';
import { aHash, aShownGuide } from '#tests/fixtures/a-book.ts';

test('holds words, pictures and pages in order, and nothing else of the guide', () => {
  const handout = toHandout(aShownGuide({ authorId: 'secret-id', title: ' ' }), 'Ann');
  expect(handout.title).toBe('Untitled');
  expect(handout.steps.map((step) => wordsOf(step.title))).toEqual(['Click New lead', 'Click Save']);
  expect(handout.steps.map((step) => step.page)).toEqual([
    'https://crm.example.com/leads',
    'https://crm.example.com/leads/*',
  ]);
  expect(JSON.stringify(handout)).not.toMatch(/secret-id|"target"|"id"/);
});

test('knows the pictures of its steps and of its texts, each once', () => {
  const other = 'b'.repeat(64);
  const text = `> - ![one](picture:${other})\n\n![two](picture:${aHash})`;
  expect(picturesIn(toHandout(aShownGuide({ text }), ''))).toEqual([other, aHash]);
});

test('the words of a line hold what a picture shows', () => {
  expect(wordsOf(toHandout(aShownGuide(), '').steps[0]!.title)).toBe('Click New lead');
  expect(wordsOf([{ kind: 'picture', sha256: aHash, alt: 'a map' }, { kind: 'break' }])).toBe('a map ');
});
