import { describe as group, expect, it } from 'vitest';
import { Blocks } from '#lib/target/block.ts';
import { describe } from '#lib/target/describe.ts';
import { find } from '#lib/target/find.ts';
import { readPage } from '#lib/target/page.ts';
import { Target } from '#lib/model/target.ts';
import { pick, records, show } from './a-page.ts';

const part = (title: string, id: string, hint = 'Anything goes'): string =>
  `<section class="part"><h3>${title}</h3><label>Address <input id="${id}"></label><p>${hint}</p>
    <div class="foot"><span>Not saved yet</span><button class="primary">Save</button></div></section>`;
const settings = (...parts: string[]): string => `<main><h1>Settings</h1><nav>Help</nav>${parts.join('')}</main>`;

const office = part('Office', 'office', 'Where we work');
const billing = part('Billing', 'billing', 'Where invoices go');
const depot = part('Depot', 'depot', 'Where goods go');

group('the block around an element', () => {
  it("says in the application's words which of several alike it is", () => {
    show(settings(office, billing, depot));
    const target = describe(pick('section:has(#billing) button'));
    expect(Target.parse(target)).toEqual(target);
    expect(target.block?.words).toEqual(['billing', 'where invoices go']);
    expect(target.lookalikes?.map(({ block }) => block?.words[0])).toEqual(expect.arrayContaining(['office', 'depot']));
  });

  it('is not remembered where there is nothing like it', () => {
    show(settings(office));
    expect(describe(pick('section:has(#office) button')).block).toBeUndefined();
  });

  it.each([
    ['in another order', settings(depot, office, billing)],
    ['the only one left', settings(billing)],
  ])('finds it %s', (_, page) => {
    show(settings(office, billing, depot));
    const target = describe(pick('section:has(#billing) button'));
    show(page);
    expect(find(target, document)?.element).toBe(pick('section:has(#billing) button'));
  });

  it.each([
    ['it is gone', settings(office, depot)],
    ['there is one more and the others changed places', settings(part('Stock', 'stock'), office, depot, billing)],
  ])('is not sure of another where %s', (_, page) => {
    show(settings(office, billing, depot));
    const target = describe(pick('section:has(#billing) button'));
    show(page);
    const found = find(target, document);
    expect(found?.element === pick('section:has(#office) button') && found.outcome).not.toBe('found');
  });

  it('holds nothing of records', () => {
    show(records(['Acme Corp', 'Borealis', 'Cyan Works']));
    expect(describe(pick('tbody tr:nth-child(2) button')).block).toBeUndefined();
    const card = (name: string): string =>
      `<article><h3>${name}</h3><p>${name} buys ink</p><button>Call</button></article>`;
    show(`<main>${['Acme', 'Borealis', 'Cyan'].map(card).join('')}</main>`);
    expect(JSON.stringify(describe(pick('article:nth-child(2) button')))).not.toMatch(/acme|borealis|cyan|ink/i);
  });

  it('reaches over shadow roots and ends at the page', () => {
    show('<div id="one"><p>First</p><x-box></x-box></div><div id="two"><p>Second</p><x-box></x-box></div>');
    for (const host of document.querySelectorAll('x-box')) host.attachShadow({ mode: 'open' }).innerHTML = '<b>Go</b>';
    const page = readPage(document);
    const known = [...document.querySelectorAll('x-box')].map((host) => {
      const element = host.shadowRoot!.querySelector('b')!;
      return { element, index: page.elements.indexOf(element), seen: { tag: 'b', role: 'generic', name: 'Go' } };
    });
    const isLeftOut = (): boolean => false;
    expect(new Blocks(page, known).told(known[0]!, isLeftOut)).toEqual({ words: ['first'], of: 1 });
    expect(new Blocks(page, known.slice(0, 1)).told(known[0]!, isLeftOut)).toBeUndefined();
    expect(new Blocks(page, known.slice(0, 1)).seen(known[0]!, { words: [], of: 1 }).words).toEqual(['first']);
  });
});
