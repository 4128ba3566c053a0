import { afterEach, describe, expect, test, vi } from 'vitest';
import { Wireframe } from '#lib/model/wireframe.ts';
import { sideMost, sketch } from '#lib/recorder/sketch.ts';
import { insight } from '#tests/fixtures/a-recorded-page.ts';

afterEach(() => (document.body.innerHTML = ''));

/** The page drawn at a press on `#pressed`, however long it takes, parsed as the background does. */
function drawnNow(): Wireframe {
  return Wireframe.parse(sketch(document, document.querySelector('#pressed')!, insight, Infinity));
}
function drawn(html: string): Wireframe {
  document.body.innerHTML = html;
  return drawnNow();
}
const kindsOf = ({ shapes }: Wireframe) => shapes.map(([kind]) => kind);
const labelsOf = ({ shapes }: Wireframe) => shapes.flatMap(([, , , , , label]) => label ?? []);

const crm = `
  <header><nav><a href="/deals">Deals</a> <a href="/people">People</a></nav></header>
  <main><h1>Acme Corporation</h1><p>Owned by Zoe Zebra</p>
  <form><label for="stage">Stage</label><input id="stage" value="Secret stage"><button id="pressed">Save</button></form>
  <table><thead><tr><th>Name</th><th>Amount</th></tr></thead><tbody>
  <tr><td>Zoe Zebra</td><td>4,200</td></tr><tr><td>Yan Yak</td><td>77</td></tr></tbody></table></main>`;

test('a page is drawn from where things are, with the words of its controls and none of its data', () => {
  const wireframe = drawn(crm);
  expect(labelsOf(wireframe).toSorted()).toEqual(['Amount', 'Deals', 'Name', 'People', 'Save', 'Stage']);
  expect(new Set(kindsOf(wireframe))).toEqual(new Set(['button', 'link', 'field', 'heading', 'text', 'cell', 'box']));
  const box = document.querySelector('#pressed')!.getBoundingClientRect();
  expect(wireframe.shapes[0]).toEqual(['button', ...[box.x, box.y, box.width, box.height].map(Math.round), 'Save']);
  expect(JSON.stringify(wireframe)).not.toMatch(/Zebra|Yak|Acme|4,200|Secret/);
});

describe('has no words of', () => {
  test.each([
    ['a field’s value', '<input id="pressed" value="Zebra">'],
    ['what was chosen', '<select id="pressed"><option>Zebra</select>'],
    ['an editor', '<div id="pressed" contenteditable>Zebra</div>'],
    ['a mail address on a button', '<button id="pressed">Write to zebra@example.com</button>'],
    ['a part of an address', '<p><button id="pressed">zebra</button>@example.com</p>'],
    ['a number on a button', '<button id="pressed">Card 4111 1111 1111 1111</button>'],
    ['a link outside of menus', '<button id="pressed">Save</button><p>See <a href="/c/zebra">Zebra</a></p>'],
    [
      'a trail of where one is',
      '<button id="pressed">Save</button><nav aria-label="Breadcrumb"><a href="/c/zebra">Zebra</a></nav>',
    ],
    [
      'a label in a cell',
      '<button id="pressed">Save</button><table><thead><tr><th>N</th></tr></thead><tr><td><a aria-label="Zebra" href="#">x</a></td></tr><tr><td><a aria-label="Yak" href="#">x</a></td></tr></table>',
    ],
  ])('%s', (_, html) => {
    expect(JSON.stringify(drawn(html))).not.toMatch(/Zebra|zebra|4111|Yak/);
  });
});

test('what lies under an open dialog is not drawn, what is in it is', () => {
  const wireframe = drawn(`
    <div style="position: absolute; left: 60px; top: 60px"><button>Behind</button></div>
    <div role="dialog" style="position: fixed; left: 0; top: 0; width: 300px; height: 200px">
      <button id="pressed">In front</button></div>`);
  expect(labelsOf(wireframe)).toEqual(['In front']);
});

test('what is scrolled out of its part of the page is not drawn', () => {
  const wireframe = drawn(`
    <button id="pressed">Save</button>
    <div style="height: 60px; overflow: auto"><button>Here</button><div style="height: 100px"></div><button>Below</button></div>`);
  expect(labelsOf(wireframe)).toEqual(['Save', 'Here']);
});

test('a component is drawn with what it puts around its own and what is slotted into it', () => {
  document.body.innerHTML = '<x-card><button id="pressed">Slotted</button></x-card>';
  const root = document.querySelector('x-card')!.attachShadow({ mode: 'open' });
  root.innerHTML = '<button>Own</button><slot></slot>';
  const wireframe = drawnNow();
  expect(labelsOf(wireframe).toSorted()).toEqual(['Own', 'Slotted']);
});

test('a frame of the same site is drawn where it lies', () => {
  document.body.innerHTML = '<button id="pressed">Save</button><iframe style="border: 0"></iframe>';
  const frame = document.querySelector('iframe')!;
  frame.contentDocument!.body.innerHTML = '<button>Inside</button>';
  const wireframe = drawnNow();
  const inside = wireframe.shapes.find(([, , , , , label]) => label === 'Inside')!;
  const { x, y } = frame.getBoundingClientRect();
  const button = frame.contentDocument!.querySelector('button')!.getBoundingClientRect();
  expect(inside.slice(1, 3)).toEqual([Math.round(x + button.x), Math.round(y + button.y)]);
});

test('of a page with too much on it there is what is nearest, in less than 5 KB', () => {
  const many = Array.from({ length: 3000 }, (_, index) => `<button>Press ${index % 100}</button>`);
  document.body.innerHTML = `${many.join('')}<button id="pressed">Mine</button>${many.join('')}`;
  document.querySelector('#pressed')!.scrollIntoView();
  const wireframe = drawnNow();
  expect(labelsOf(wireframe)[0]).toBe('Mine');
  expect(new TextEncoder().encode(JSON.stringify(wireframe)).length).toBeLessThan(5_000);
});

test('a page that is shown larger than a wireframe can be has none, and no larger one is drawn', () => {
  document.body.innerHTML = crm;
  const wide = vi.spyOn(window, 'innerWidth', 'get').mockReturnValue(sideMost);
  expect(drawnNow().width).toBe(sideMost);
  wide.mockReturnValue(sideMost + 1);
  expect(sketch(document, document.querySelector('#pressed')!, insight, Infinity)).toBeNull();
  expect(Wireframe.safeParse({ wireframe: 1, width: sideMost + 1, height: 1, shapes: [] }).success).toBe(false);
  wide.mockRestore();
});
