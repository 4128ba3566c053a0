import { afterEach, expect, test } from 'vitest';
import { isPrivatelyCalled } from '#lib/frames/private-words.ts';

afterEach(() => (document.body.innerHTML = ''));

/** Which elements say something that is somebody's. */
function privateOnes(html: string): string[] {
  document.body.innerHTML = html;
  const all = [...document.body.querySelectorAll('*')];
  return all.filter((one) => isPrivatelyCalled(one, one.textContent)).map(({ localName }) => localName);
}

test('whose words are a part of an address is called by it, and what stands beside is not', () => {
  expect(privateOnes('<p><s>Mail</s> <b>zoe@</b><i>example.com</i> <u>today</u></p>')).toEqual(['p', 'b', 'i']);
});

test('numbers in blocks of their own are not read as one', () => {
  expect(privateOnes('<div><i>12</i><em>34</em></div>')).toEqual(['div', 'i', 'em']);
  expect(privateOnes('<button>12</button><button>34</button>')).toEqual([]);
});
