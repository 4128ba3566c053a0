import { expect, test } from 'vitest';
import { goalLanguageOf } from '#lib/model/goals.ts';
import { german } from '#lib/recorder/languages/de.ts';
import { english } from '#lib/recorder/languages/en.ts';
import { spanish } from '#lib/recorder/languages/es.ts';
import { french } from '#lib/recorder/languages/fr.ts';
import { japanese } from '#lib/recorder/languages/ja.ts';

const parts = new Set(['after', 'inRow', 'scrollIn', 'within']);

test.each([
  ['English', english, 'Change A and B'],
  ['German', german, 'A und B ändern'],
  ['French', french, 'Modifier A et B'],
  ['Spanish', spanish, 'Cambiar A y B'],
  ['Japanese', japanese, 'AとBを変更する'],
])('each sentence that the recorder says in %s is known to be that', (_, phrases, goal) => {
  for (const [name, sentence] of Object.entries(phrases).filter(([one]) => !parts.has(one))) {
    const words = sentence.replace(/\{\w+\}/g, '');
    expect(goalLanguageOf([words]).change(['A', 'B']), name).toBe(goal);
  }
});
