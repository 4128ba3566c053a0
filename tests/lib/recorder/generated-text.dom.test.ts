import { expect, test } from 'vitest';
import { generatedText } from '#lib/recorder/generated-text.ts';

test.each([
  ['words in it and in what it holds', '"Group"', '"By"', 'Group By'],
  ['no sign of an icon font', '"\\f00d"', 'none', ''],
  ['no word that a font turns into a picture', '"more_vert"', 'none', ''],
  ['no counter and no picture', 'counter(page)', 'url("data:,Red")', ''],
])('a style sheet writes %s', (_, outer, inner, text) => {
  document.body.innerHTML = `<style>#at::before { content: ${outer} } #at b::after { content: ${inner} }</style><i id="at"><b></b></i>`;
  expect(generatedText(document.querySelector('#at')!, () => false)).toBe(text);
  document.body.innerHTML = '';
});
