import { beforeEach, expect, test } from 'vitest';
import { selectorOf } from '#lib/target/selector.ts';
import { pick, show } from './a-page.ts';

beforeEach(() => show(''));

const row = (name: string) => `<tr><td>${name}</td><td><b>${name} Ltd</b></td></tr>`;
const table = `<table class="deals"><thead><tr><th>Who</th><th>Of</th></tr></thead><tbody>${['Ada', 'Bea', 'Cid'].map(row).join('')}</tbody></table>`;

test('what nothing in its shadow root tells from others stands for the host, and odd tags are escaped', () => {
  show('<main><x-deal id="deal"></x-deal><o:p>A</o:p></main>');
  const root = pick('x-deal').attachShadow({ mode: 'open' });
  root.innerHTML = '<div><div><span>Zoe</span></div></div><p class="owner">Ada</p>';
  expect(selectorOf(root.querySelector('span')!)).toBe('#deal');
  expect(selectorOf(root.querySelector('p')!)).toBe('p.owner');
  expect(document.querySelectorAll(selectorOf(pick('main > :last-child')))).toHaveLength(1);
});

test.each([
  ['an id that lasts', '<p id="owner" class="x-4711">Ada</p>', 'p', '#owner', 1],
  ['a test id', '<p data-testid="owner.name">Ada</p>', 'p', '[data-testid="owner.name"]', 1],
  ['names that a person wrote', '<p class="css-1x2y3z owner sm:p-2">A</p><p class="owner">B</p>', 'p', 'p.owner', 2],
  ['a cell of every record', table, 'tr:nth-child(2) b', 'table.deals > tbody > tr > td:nth-of-type(2) > b', 3],
  [
    'its place below what has a name',
    '<main id="deal"><p>A</p><p>B</p></main>',
    'p + p',
    '#deal > p:nth-of-type(2)',
    1,
  ],
])('a part of a page is found by %s', (_, html, meant, selector, count) => {
  show(html);
  expect(selectorOf(pick(meant))).toBe(selector);
  const found = [...document.querySelectorAll(selector)];
  expect(found).toContain(pick(meant));
  expect(found).toHaveLength(count);
});
