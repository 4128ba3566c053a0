import { describe, expect, test } from 'vitest';
import type { Look } from '../../../scripts/target/rivals/look.ts';
import { quoted } from '../../../scripts/target/rivals/paths.ts';
import { setsOf } from '../../../scripts/target/rivals/robula.ts';
import {
  alikeByCommonWords,
  alikeByEdits,
  alikeByEditsOrWords,
  alikeByLetters,
  alikeByWords,
  alikeExactly,
  alikeInAnyCase,
  alikeInSize,
  editsBetween,
} from '../../../scripts/target/rivals/similarity.ts';
import { optimised, published, scoreOf } from '../../../scripts/target/rivals/similo.ts';

describe('likeness', () => {
  test('by edits counts letters that were put in, left out and replaced', () => {
    expect(editsBetween('kitten', 'sitting')).toBe(3);
    expect(editsBetween('saved', 'save')).toBe(1);
    expect(editsBetween('', 'four')).toBe(4);
    expect(editsBetween('same', 'same')).toBe(0);
    expect(alikeByEdits('kitten', 'SITTING')).toBeCloseTo(4 / 7);
  });

  test('by edits looks at the first fifty letters only', () => {
    expect(alikeByEdits('a'.repeat(60), `${'a'.repeat(50)}bbbbbbbbbb`)).toBe(1);
  });

  test('of the follow-up work minds case, and compares long texts as sets of words', () => {
    expect(alikeByEditsOrWords('Save', 'save')).toBe(0.75);
    const long = 'one two three four five six seven eight nine ten eleven';
    expect(alikeByEditsOrWords(long, long.split(' ').toReversed().join(' '))).toBe(1);
    expect(alikeByLetters('abc', 'bcd')).toBe(0.5);
    expect(alikeByWords('save all files', 'save files')).toBeCloseTo(2 / 3);
  });

  test('by common words weighs each word by its letters', () => {
    expect(alikeByCommonWords('Name Address', 'address city')).toBeCloseTo(7 / 11);
    expect(alikeByCommonWords('', 'address')).toBe(0);
  });

  test('is none where one side has nothing', () => {
    for (const alike of [alikeExactly, alikeInAnyCase, alikeByEdits, alikeByEditsOrWords, alikeByLetters, alikeByWords])
      expect([alike('', ''), alike('a', ''), alike('', 'a'), alike('a', 'a')]).toEqual([0, 0, 0, 1]);
    expect([alikeInSize(0, 0), alikeInSize(50, 100), alikeInSize(100, 50)]).toEqual([0, 0.5, 0.5]);
  });
});

describe('Similo', () => {
  const button: Look = {
    tag: 'button',
    classes: 'primary',
    name: 'save',
    id: 'save',
    href: '/save',
    alt: 'Save',
    type: 'submit',
    label: 'Save',
    path: '/html[1]/body[1]/button[1]',
    pathFromId: '//*[@id="save"]',
    isButton: true,
    left: 10,
    top: 20,
    width: 80,
    height: 30,
    text: 'Save',
    around: 'Cancel',
    attributes: { id: 'save' },
  };

  test('gives what did not change the sum of its weights', () => {
    expect(scoreOf(published, button, button)).toBeCloseTo(12);
    expect(scoreOf(optimised, button, button)).toBeCloseTo(18.75);
  });

  test.each([
    ['published', published, 1.5, 0.5],
    ['optimised', optimised, 2.8, 1.2 * (1 - Math.exp(-0.5))],
  ] as const)('%s takes away the weight of what changed', (_, weighed, text, location) => {
    const whole = scoreOf(weighed, button, button);
    expect(whole - scoreOf(weighed, button, { ...button, text: '' })).toBeCloseTo(text);
    expect(whole - scoreOf(weighed, button, { ...button, left: 110 })).toBeCloseTo(location);
  });
});

describe('Robula+', () => {
  test('asks for two attributes before three, and for those that last first', () => {
    expect([...setsOf(['name', 'class', 'title'])]).toEqual([
      ['name', 'class'],
      ['name', 'title'],
      ['class', 'title'],
      ['name', 'class', 'title'],
    ]);
    expect([...setsOf(['name'])]).toEqual([]);
  });

  test('can write any text in an XPath', () => {
    expect(quoted('plain')).toBe('"plain"');
    expect(quoted('a "b"')).toBe(`'a "b"'`);
    expect(quoted(`it's "b"`)).toBe(`concat("it's ", '"', "b", '"', "")`);
  });
});
