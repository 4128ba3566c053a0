import { expect, test } from 'vitest';
import { titleAs } from '#lib/model/kind-words.ts';
import { german } from '#lib/recorder/languages/de.ts';
import { english } from '#lib/recorder/languages/en.ts';
import { spanish } from '#lib/recorder/languages/es.ts';
import { french } from '#lib/recorder/languages/fr.ts';
import { japanese } from '#lib/recorder/languages/ja.ts';

const named = (sentence: string) => sentence.replace('{name}', '**Small \\* order**');

test.each([
  ['English', english, 'You see {name}', 'If you see {name}'],
  ['German', german, 'Sie sehen {name}', 'Wenn Sie {name} sehen'],
  ['French', french, 'Vous voyez {name}', 'Si vous voyez {name}'],
  ['Spanish', spanish, 'Ves {name}', 'Si ves {name}'],
  ['Japanese', japanese, '{name} が表示されます', '{name} が表示されている場合'],
])('what the recorder says in %s becomes what there is to see, and something to do again', (_, said, seen, fork) => {
  const { click, tab, choose, open, into, double, right, hover, fill, set, tick } = said;
  for (const sentence of [click, tab, choose, open, said.switch, into, double, right, hover, fill, set, tick]) {
    const title = named(sentence);
    expect(titleAs('check', title)).toBe(named(seen));
    expect(titleAs('branch', titleAs('check', title))).toBe(named(fork));
    expect(titleAs('act', titleAs('branch', title))).toBe(named(click));
    expect(titleAs('optional', title)).toBe(title);
  }
  expect(titleAs('scroll', named(click))).toBe(named(said.scroll.replace('{in}', '')));
  expect(titleAs('read', named(fork))).toBe(named(seen));
});

test.each(['Is the order small?', 'Review **Order**', 'In **Deals**, click **New**', 'Click **A** or **B**'])(
  'an author’s own “%s” stays',
  (title) => expect(titleAs('check', title)).toBe(title),
);
