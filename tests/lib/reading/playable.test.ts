import { expect, test } from 'vitest';
import { toPlayable } from '#lib/reading/playable.ts';
import { aFlag } from '#tests/fixtures/a-flag.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

const about = { authorName: 'Ann', flags: [], readerId: 'rob', spoken: [] };

test('steps come in their order, and authors’ texts are taken apart', () => {
  const [second, first] = [aStep({ order: 'a1' }), aStep({ order: 'a0', title: 'Click **New**', text: '<b>x</b>' })];
  const playable = toPlayable(aGuide({ steps: stepsById(second, first) }), about);
  expect(playable.steps.map(({ id }) => id)).toEqual([first.id, second.id]);
  expect(playable.steps[0]!.title).toEqual([
    { kind: 'text', text: 'Click ' },
    { kind: 'strong', children: [{ kind: 'text', text: 'New' }] },
  ]);
  expect(JSON.stringify(playable.steps[0]!.text)).not.toContain('"html"');
});

test('a reader sees how many others have reported it, and what became of their own reports', () => {
  const flags = [
    aFlag({ raisedBy: 'rob', status: 'fixed', answer: 'Done.' }),
    aFlag({ raisedBy: 'sue' }),
    aFlag({ raisedBy: 'sue', status: 'declined' }),
    aFlag({ raisedBy: 'rob' }),
  ];
  const playable = toPlayable(aGuide(), { ...about, flags });
  expect(playable.openFlags).toBe(1);
  expect(playable.ownFlags.map(({ status, answer }) => [status, answer])).toEqual([
    ['fixed', 'Done.'],
    ['open', ''],
  ]);
});

test('nothing of other readers’ notes and names goes into a page', () => {
  const flags = [aFlag({ raisedBy: 'sue', note: 'SECRET' })];
  expect(JSON.stringify(toPlayable(aGuide(), { ...about, flags }))).not.toMatch(/SECRET|sue/);
});

test('a reader gets it in the best of their languages', () => {
  const step = aStep({ title: 'Click **New**', text: 'At the top.' });
  const translations = { 'de-Latn': { [`${step.id}.title`]: { text: 'Klicken Sie auf **Neu**', of: step.title } } };
  const guide = aGuide({ language: 'en-Latn', translations, steps: stepsById(step) });
  const spoken = (...tags: string[]) => {
    const { languages, steps } = toPlayable(guide, { ...about, spoken: tags });
    return [languages.title, steps[0]!.languages, steps[0]!.title[0]];
  };
  expect(spoken('de-Latn', 'en-Latn'), 'what is not translated is in the language it was written in').toEqual([
    'en-Latn',
    { title: 'de-Latn', text: 'en-Latn' },
    { kind: 'text', text: 'Klicken Sie auf ' },
  ]);
  expect(spoken('en-Latn', 'de-Latn')).toEqual([
    'en-Latn',
    { title: 'en-Latn', text: 'en-Latn' },
    { kind: 'text', text: 'Click ' },
  ]);
});
