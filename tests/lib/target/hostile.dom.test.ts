import { beforeEach, describe as group, expect, it } from 'vitest';
import { Target } from '#lib/model/target.ts';
import { describe } from '#lib/target/describe.ts';
import { find } from '#lib/target/find.ts';
import { crm, pick, show } from './a-page.ts';

beforeEach(() => show(''));

/** Everything that a form's fields can put in the way of the form's own properties. */
const clobbering = [
  'id name className attributes children childNodes firstChild firstElementChild lastChild parentNode parentElement',
  'getAttribute hasAttribute hasAttributes querySelector querySelectorAll localName tagName textContent innerHTML',
  'nextSibling nextElementSibling previousElementSibling childElementCount ownerDocument nodeType nodeValue shadowRoot',
  'contains closest matches getBoundingClientRect getRootNode isConnected checkVisibility title role',
]
  .join(' ')
  .split(' ')
  .map((name) => `<input name="${name}" aria-label="Field ${name}">`)
  .join('');

/** Describes each element and looks for it at once, on the page as it is; gives those that did not come back. */
function lost(elements: Iterable<Element>): string[] {
  return [...elements]
    .filter((element) => {
      const target = JSON.parse(JSON.stringify(describe(element))) as Target;
      expect(Target.parse(target)).toEqual(target);
      const found = find(target, document);
      return !(
        found &&
        (found.element === element || found.element.contains(element) || element.contains(found.element))
      );
    })
    .map((element) => element.outerHTML.slice(0, 80));
}

group('a page that is against us', () => {
  it('may have fields by the names of everything that a form has', () => {
    show(`${crm('old')}<form aria-label="Contact">${clobbering}<button>Send</button></form>`);
    expect(lost(document.querySelectorAll('form button, form input, .menu a'))).toEqual([]);
    expect(() => describe(pick('form[aria-label=Contact]'))).not.toThrow();
    expect(() => find(describe(pick('form[aria-label=Contact]')), document)).not.toThrow();
  });

  it('may hand its slots on from root to root, and put nothing or everything into them', () => {
    show(`${crm('old')}<div id="outer"><button slot="a">Archive case</button><button>Reopen case</button></div>`);
    let host = pick('#outer');
    for (let depth = 0; depth < 30; depth += 1) {
      const root = host.attachShadow({ mode: 'open' });
      root.innerHTML = '<section><slot name="a" slot="a"></slot><div id="inner"><slot></slot></div></section>';
      host = pick('#inner', root);
    }
    expect(lost(document.querySelectorAll('#outer button'))).toEqual([]);
  });

  it('may have ten thousand shadow roots', () => {
    const rows = Array.from({ length: 10_000 }, () => document.createElement('x-cell'));
    show(crm('old'));
    const target = describe(pick('nav a'));
    document.body.append(...rows);
    const word = (at: number): string => at.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!);
    rows.forEach(
      (row, at) => (row.attachShadow({ mode: 'open' }).innerHTML = `<button id="same">Open ${word(at)}</button>`),
    );
    expect(find(target, document)?.element).toBe(pick('nav a'));
    const inside = rows[4_711]!.shadowRoot!.querySelector('button')!;
    expect(find(describe(inside), document)?.element).toBe(inside);
  });

  it('may be gone by the time it is asked', () => {
    show(crm('old'));
    const button = pick('button');
    const root = pick('main').attachShadow({ mode: 'open' });
    root.innerHTML = '<button>In the root</button>';
    const inside = pick('button', root);
    show('');
    for (const element of [button, inside]) {
      const target = describe(element);
      expect(Target.parse(target)).toEqual(target);
      expect(find(target, document)).toBeNull();
    }
  });

  it('may be of strange documents: pictures, mathematics, other alphabets, empty names', () => {
    show(`<svg width="90" height="30"><a href="#x"><text y="20">Chart of leads</text></a><g role="button" aria-label="Zoom in"><rect width="9" height="9"></rect></g></svg>
      <math><mi>x</mi></math><button aria-label="\u202e">\u200b</button><button>保存する</button><button>حفظ</button>
      <div contenteditable="true" aria-label="Notes">typed</div><x-empty tabindex="0" style="display:block;width:30px;height:30px"></x-empty>`);
    expect(
      lost(document.querySelectorAll('[role=button], a, button:not([aria-label]), [contenteditable], x-empty')),
    ).toEqual([]);
  });

  it('may be of fifty thousand elements and change under our hands', () => {
    const rows = Array.from(
      { length: 8_400 },
      (_, at) => `<li><b>Lead ${at}</b><i>x</i><u><s>${at}</s></u><button>Open</button></li>`,
    );
    show(`${crm('old')}<ul>${rows.join('')}</ul>`);
    expect(document.querySelectorAll('*').length).toBeGreaterThan(50_000);
    const target = describe(pick('nav a'));
    pick('nav').remove();
    expect(() => find(target, document)).not.toThrow();
    expect(find(target, document)?.outcome).not.toBe('found');
  });
});
