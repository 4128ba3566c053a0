import { afterEach, expect, test } from 'vitest';
import { findMasks } from '#lib/recorder/masks.ts';
import { insight } from '#tests/fixtures/a-recorded-page.ts';

afterEach(() => (document.body.innerHTML = ''));

const rects = () => findMasks(document, 'document-1', insight, Infinity)!.rects;
const isCovered = (left: number, top: number, right: number, bottom: number): boolean =>
  rects().some((r) => r.x <= left && r.y <= top && r.x + r.width >= right && r.y + r.height >= bottom);
const record = (id: string) => `<li><div><h3>Of ${id}</h3><p id="${id}"></p></div></li>`;

test.each([
  ['before', '<p id="secret"></p>', '::before { content: "zoe@example.com" }'],
  [
    'after, out of an attribute',
    '<p id="secret" data-of="zoe@example.com">Mail </p>',
    '::after { content: attr(data-of) }',
  ],
  ['to a name', '<p id="secret">zoe</p>', '::after { content: "@" "example.com" }'],
  ['out of its box', '<p id="secret" style="width:9px"></p>', '::after { content: "4711.4711" }'],
  ['into what has no box', '<p id="secret"><b style="display:contents"></b></p>', ' b::after { content: "4711" }'],
  ['into a record', `<ul>${['secret', 'b', 'c'].map(record).join('')}</ul>`, '::after { content: "Zebra" }'],
])('what a style sheet writes %s is covered', (_, html, rule) => {
  document.body.innerHTML = `<style>#secret${rule}</style><main>${html}</main>`;
  const element = document.querySelector('#secret')!;
  const { x, y, bottom } = element.getBoundingClientRect();
  const isAllCovered = () => isCovered(x, y, x + element.scrollWidth, bottom);
  expect(bottom - y).toBeGreaterThan(0);
  expect(isAllCovered()).toBe(true);
  document.body.querySelector('style')!.textContent = `#secret${rule.replace(/content: .*/, 'content: "New" }')}`;
  expect(isAllCovered()).toBe(rule.includes('Zebra'));
});

test.each(['translateX(-50%)', 'translate(-100%, -100%)', 'none'])(
  'what a style sheet writes and puts elsewhere is covered there: %s',
  (transform) => {
    document.body.innerHTML = `<style>
      div { position: absolute; left: 300px; top: 200px; width: 40px; height: 20px }
      div::after { content: "zoe@example.com"; position: absolute; left: 50%; top: -30px; transform: ${transform} }</style><div></div>`;
    const { width, height } = getComputedStyle(document.querySelector('div')!, '::after');
    const moved = new DOMMatrix(getComputedStyle(document.querySelector('div')!, '::after').transform);
    const [left, top] = [320 + moved.e, 170 + moved.f];
    expect(isCovered(left, top, left + parseFloat(width), top + parseFloat(height))).toBe(true);
  },
);

test('what a style sheet writes for everybody stays readable', () => {
  document.body.innerHTML = `<style>p::before { content: "New: " } b::after { content: "\\f00d" } i::after { content: counter(page) }</style>
    <p>Leads <b>x</b> <i>y</i></p>`;
  expect(rects()).toEqual([]);
});
