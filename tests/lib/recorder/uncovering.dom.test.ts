import { afterEach, expect, test } from 'vitest';
import { findMasks } from '#lib/recorder/masks.ts';
import type { Insight } from '#lib/recorder/insight.ts';
import { sketch } from '#lib/recorder/sketch.ts';
import { coveringOf } from '#lib/recorder/uncovering.ts';
import { isData } from '#lib/target/name.ts';
import { insight } from '#tests/fixtures/a-recorded-page.ts';

afterEach(() => (document.body.innerHTML = ''));

const isHidden = (element: Element): boolean => element.closest('.customer') !== null;
const look = (isDataThere: Insight['isData']) =>
  findMasks(document, 'd', { ...insight, isHidden, isData: isDataThere }, Infinity);
const said = () => coveringOf(look, isData)!.coverable.map(({ words }) => words);

test('words where records stand may be uncovered', () => {
  document.body.innerHTML = '<h1>Plans</h1><ul><li>Basic</li><li>Pro</li><li>Team</li></ul>';
  expect(said()).toEqual(['Basic', 'Pro', 'Team']);
  const { rects, coverable } = coveringOf(look, isData)!;
  expect(rects).toEqual([]);
  const { x, y, width, height } = coverable[1]!.box;
  const lifted = look((element) => element !== coverable[1]!.element && isData(element))!;
  expect(lifted.rects).not.toContainEqual({ x, y, width, height });
  expect(lifted.rects).toHaveLength(2);
});

test.each([
  ['what was typed', '<label>Name <input value="Zebra"></label><textarea>Zebra</textarea>'],
  ['a password', '<input type="password" value="Zebra">'],
  ['an editor', '<div contenteditable><p>Zebra</p></div><div class="cm-editor"><p>Zebra</p></div>'],
  [
    'a cell',
    '<table><thead><tr><th>Who</th></tr></thead><tbody><tr><td>Zebra</td></tr><tr><td>Yak</td></tr></tbody></table>',
  ],
  ['an address in a list', '<ul><li>zoe@zebra.example</li><li>yan@zebra.example</li><li>xia@zebra.example</li></ul>'],
  ['what a steward hides', '<ul class="customer"><li>Basic</li><li>Pro</li><li>Team</li></ul>'],
  [
    'an editor in a list',
    '<ul><li contenteditable>Basic</li><li contenteditable>Pro</li><li contenteditable>Team</li></ul>',
  ],
])('%s stays covered', (_, html) => {
  document.body.innerHTML = html;
  expect(said()).toEqual([]);
  expect(coveringOf(look, isData)!.rects.length).toBeGreaterThan(0);
});

test('of a host in a record its own words may be uncovered, what its root says may not', () => {
  document.body.innerHTML = ['Anna', 'Bert', 'Cleo']
    .map((name) => `<li><x-state>State ${name}</x-state></li>`)
    .join('');
  for (const host of document.querySelectorAll('x-state'))
    host.attachShadow({ mode: 'open' }).innerHTML = `Secret of ${host.textContent} <slot></slot>`;
  const { rects, coverable } = coveringOf(look, isData)!;
  expect(coverable.map(({ words }) => words)).toEqual(['State Anna', 'State Bert', 'State Cleo']);
  expect(rects).toHaveLength(3);
  const lifted = look((element, root) => (root !== undefined || element !== coverable[0]!.element) && isData(element))!;
  expect(lifted.rects).toEqual(expect.arrayContaining(rects));
  expect(lifted.rects).toHaveLength(5);
});

test('of drawings, which show no words of records at all, there is nothing to say', () => {
  document.body.innerHTML = '<ul><li>Basic</li><li>Pro</li><li>Team</li></ul>';
  const draw = (isDataThere: (element: Element) => boolean) =>
    sketch(document, document.body, { ...insight, isData: isDataThere }, Infinity);
  expect(coveringOf(draw, isData)).toBeNull();
});
