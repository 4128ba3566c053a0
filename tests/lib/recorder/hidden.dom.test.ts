import { afterEach, expect, test } from 'vitest';
import { hiddenParts } from '#lib/recorder/hidden.ts';
import { findMasks } from '#lib/recorder/masks.ts';
import { sketch } from '#lib/recorder/sketch.ts';
import { describe } from '#lib/target/describe.ts';
import { parentOf } from '#lib/target/dom.ts';
import { fold, unnumbered } from '#lib/target/stable.ts';
import { aFrame, inside } from '#tests/fixtures/a-frame.ts';
import { insight } from '#tests/fixtures/a-recorded-page.ts';

afterEach(() => (document.body.innerHTML = ''));

const html = `<h2>Deal with <b class="customer">Zebra Works</b></h2>
  <button id="pressed">Close</button> <button id="named">Call Zebra Works</button>
  <div class="customer"><button id="within">Open</button><p>Yak</p></div>`;

function hiding(...selectors: string[]) {
  document.body.innerHTML = html;
  return hidingHere(...selectors);
}
function hidingHere(...selectors: string[]) {
  const parts = hiddenParts(document, { parentOf, fold, unnumbered });
  parts.obey(selectors);
  return parts;
}
const one = (id: string) => document.getElementById(id)!;

test('what is in a hidden part is hidden; which parts those are is unknown at first', () => {
  expect(hiddenParts(document, { parentOf, fold, unnumbered }).selector()).toBeNull();
  const parts = hiding('.customer');
  expect([parts.holds(one('within')), parts.holds(one('pressed'))]).toEqual([true, false]);
  expect([parts.isSaidIn('Call zebra works now'), parts.isSaidIn('Close')]).toEqual([true, false]);
});

test('a target says nothing that stands in a hidden part, wherever else it stands', () => {
  const parts = hiding('.customer');
  const target = parts.without(describe(one('named')));
  expect(JSON.stringify(target)).not.toMatch(/zebra|yak/i);
  expect(target).toMatchObject({ tag: 'button', role: 'button' });
  expect(JSON.stringify(parts.without(describe(one('pressed'))))).not.toMatch(/zebra|yak/i);
  expect(parts.without(describe(one('pressed')))).toMatchObject({ name: 'Close' });
});

const near = (text: string) => `<p class="customer">${text}</p><button id="near">Save</button>`;

test.each([
  ['a number in it', 'Zebra Works 2 of 3'],
  ['more letters than a target keeps', `Zebra ${'and yet another partner '.repeat(6)}`],
  ['quotes and a backslash', 'Zebra "the \\\\ striped" Works'],
  ['a word that may be broken', 'Ze\u00adbra Works'],
])('no words of a hidden part with %s', (_, text) => {
  document.body.innerHTML = near(text);
  const target = describe(one('near'));
  expect(JSON.stringify(target)).toMatch(/zebra/);
  expect(JSON.stringify(hidingHere('.customer').without(target))).not.toMatch(/zebra/);
});

test('a number that is hidden is said by no name', () => {
  document.body.innerHTML = near('47 11');
  const parts = hidingHere('.customer');
  expect([parts.isSaidIn('Call 47 11'), parts.isSaidIn('Call 47 12')]).toEqual([true, false]);
});

test('what is hidden in a shadow root, or in a frame, is hidden for the rest of the page', async () => {
  document.body.innerHTML = '<x-card></x-card><x-card class="customer"></x-card>';
  for (const [at, host] of document.querySelectorAll('x-card').entries())
    host.attachShadow({ mode: 'open' }).innerHTML = [`<p class="customer">Zebra</p>`, '<i>Yak <b>Gnu</b></i>'][at]!;
  const frame = await aFrame('<p class="customer">Okapi</p>');
  expect(inside(frame, 'p').textContent).toBe('Okapi');
  const parts = hidingHere('.customer');
  expect(['Call Zebra', 'Call Yak', 'Call Gnu', 'Call Okapi', 'Call'].map(parts.isSaidIn)).toEqual([
    ...Array<boolean>(4).fill(true),
    false,
  ]);
});

test('a selector that this browser does not know hides nothing, and the others still do', () => {
  const parts = hiding('.customer', ':no-such-thing', 'b[');
  expect(parts.selector()).toBe('.customer');
});

test('neither picture shows it: masks cover it, a wireframe leaves it out', () => {
  const parts = hiding('.customer');
  const known = { ...insight, hidden: parts.selector()!, isHidden: parts.holds };
  const masks = findMasks(document, 'document-1', known)!;
  for (const part of document.querySelectorAll('.customer')) {
    const { x, y, width, height } = part.getBoundingClientRect();
    expect(masks.rects).toContainEqual({ x, y, width, height });
  }
  const { shapes } = sketch(document, one('pressed'), known, Infinity)!;
  expect(shapes.flatMap(([, , , , , label]) => label ?? [])).not.toContain('Open');
  expect(shapes.some(([kind]) => kind === 'heading')).toBe(true);
});
