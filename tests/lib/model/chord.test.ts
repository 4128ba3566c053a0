import { expect, test } from 'vitest';
import { chordOf } from '#lib/model/chord.ts';

const press = (key: string, held = '') =>
  chordOf({
    key,
    ctrlKey: held.includes('c'),
    metaKey: held.includes('m'),
    altKey: held.includes('a'),
    shiftKey: held.includes('s'),
  });

test.each([
  ['k', 'c', 'Ctrl+K'],
  ['k', 'm', 'Ctrl+K'],
  ['K', 'cs', 'Ctrl+Shift+K'],
  ['?', 's', '?'],
  ['N', 's', 'N'],
  ['n', '', 'N'],
  ['F2', 's', 'Shift+F2'],
  [' ', 'c', 'Ctrl+Space'],
  ['Enter', '', 'Enter'],
  ['é', 'a', 'Alt+É'],
])('%s with %s held is %s', (key, held, chord) => {
  expect(press(key, held)).toBe(chord);
});

test.each(['Control', 'Shift', 'Meta', 'AltGraph', 'Dead', 'Process'])('%s alone is nothing yet', (key) => {
  expect(press(key, 'c')).toBeNull();
});
