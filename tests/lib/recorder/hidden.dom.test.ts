import { afterEach, expect, test } from 'vitest';
import { hiddenParts } from '#lib/recorder/hidden.ts';
import { findMasks } from '#lib/recorder/masks.ts';
import { sketch } from '#lib/recorder/sketch.ts';
import { aClosedRoot, anOpenRoot } from '#tests/fixtures/a-root.ts';
import { describe } from '#lib/target/describe.ts';
import { parentOf } from '#lib/target/dom.ts';
import { insight } from '#tests/fixtures/a-recorded-page.ts';

afterEach(() => (document.body.innerHTML = ''));

const html = `<h2>Deal with <b class="customer">Zebra Works</b></h2>
  <button id="pressed">Close</button> <button id="named">Call <b class="customer">Zebra Works</b></button>
  <div class="customer"><button id="within">Open</button><p>Yak</p></div>`;

function hiding(...selectors: string[]) {
  document.body.innerHTML = html;
  const parts = hiddenParts(document, parentOf);
  parts.obey(selectors);
  return parts;
}
const one = (id: string) => document.getElementById(id)!;

test('what is in a hidden part is hidden; which parts those are is unknown at first', () => {
  expect(hiddenParts(document, parentOf).hiding()).toBe('unknown');
  expect(hiding().hiding()).toBe('nothing');
  const parts = hiding('.customer');
  expect([parts.holds(one('within')), parts.holds(one('pressed'))]).toEqual([true, false]);
});

test('a target is read around what is hidden: what else it says stays', () => {
  const { holds } = hiding('.customer');
  expect(describe(one('named'), holds)).toMatchObject({ tag: 'button', name: 'Call', heading: 'deal with' });
  expect(describe(one('pressed'), holds)).toMatchObject({ name: 'Close', heading: 'deal with', after: ['call'] });
  const within = describe(one('within'), holds);
  expect(within).toMatchObject({ tag: 'button', role: 'button', heading: 'deal with' });
  expect(within).not.toMatchObject({ name: expect.anything() });
});

test('what is hidden is asked anew when the page may have changed', async () => {
  const { holds } = hiding('.customer');
  expect(holds(one('pressed'))).toBe(false);
  one('pressed').className = 'customer';
  await Promise.resolve();
  expect(holds(one('pressed'))).toBe(true);
});

test('a selector that this browser does not know hides nothing, and the others still do', () => {
  const parts = hiding('.customer', ':no-such-thing', 'b[');
  expect([parts.hiding(), parts.holds(one('within')), parts.holds(one('pressed'))]).toEqual(['parts', true, false]);
});

test('neither picture shows it: masks cover it, a wireframe leaves it out', () => {
  const parts = hiding('.customer');
  const known = { ...insight, isHidden: parts.holds };
  const masks = findMasks(document, 'document-1', known, Infinity)!;
  for (const part of document.querySelectorAll('.customer')) {
    const { x, y, width, height } = part.getBoundingClientRect();
    expect(masks.rects).toContainEqual({ x, y, width, height });
  }
  const { shapes } = sketch(document, one('pressed'), known, Infinity)!;
  expect(shapes.flatMap(([, , , , , label]) => label ?? [])).not.toContain('Open');
  expect(shapes.some(([kind]) => kind === 'heading')).toBe(true);
});

test.each([
  ['open', anOpenRoot],
  ['closed', aClosedRoot],
])('what a root that is %s shows in it is hidden, be it an element or only words', (_, make) => {
  const { holds } = hiding('.customer');
  const { host } = make('<div class="customer"><slot></slot></div><p><slot name="beside"></slot></p>');
  host.innerHTML = 'Zoe Zebra <b>of Acme</b><i slot="beside">Call</i>';
  const button = document.body.appendChild(document.createElement('button'));
  button.append('Open ', host);
  expect(holds(host.querySelector('b')!)).toBe(true);
  expect(JSON.stringify(describe(button, holds))).not.toMatch(/zebra|acme/i);
  host.firstChild!.remove();
  expect(hiding('.customer').holds(host.querySelector('i')!)).toBe(false);
});

test('masks cover what sticks out of it, and what a root shows in it', () => {
  document.body.setHTMLUnsafe(`<div class="customer" style="height:5px"><p id="out">Zebra</p></div>
    <div><template shadowrootmode="open"><div class="customer"><slot></slot></div></template><p id="slotted">Yak</p></div>`);
  const parts = hiddenParts(document, parentOf);
  parts.obey(['.customer']);
  const masks = findMasks(document, 'document-1', { ...insight, isHidden: parts.holds }, Infinity)!;
  for (const id of ['out', 'slotted']) {
    const { x, y, width, height } = one(id).getBoundingClientRect();
    expect(masks.rects).toContainEqual({ x, y, width, height });
  }
});
