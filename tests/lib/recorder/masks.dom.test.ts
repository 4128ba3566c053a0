import { afterEach, describe, expect, test } from 'vitest';
import { Masks } from '#lib/model/recording.ts';
import type { Insight as WholeInsight } from '#lib/recorder/insight.ts';
import { findMasks } from '#lib/recorder/masks.ts';
import { parentOf } from '#lib/target/dom.ts';
import { isData } from '#lib/target/name.ts';

type Insight = Pick<WholeInsight, 'isData' | 'isHidden' | 'closedRootOf' | 'parentOf'>;
const onlyOpen: Insight = { isData, isHidden: () => false, closedRootOf: () => null, parentOf };
const find = (insight = onlyOpen) => findMasks(document, 'document-1', insight, Infinity);
afterEach(() => (document.body.innerHTML = ''));

/** Is every pixel of what an element shows inside some mask? Asked on a grid, as a camera would. */
function isCovered(element = document.querySelector('#secret')!, insight = onlyOpen): boolean {
  const masks = find(insight)!;
  const range = document.createRange();
  range.selectNodeContents(element);
  const shown = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  const boxes = shown.length > 0 ? shown : [element.getBoundingClientRect()];
  return boxes.every((box) => {
    expect(box.width * box.height).toBeGreaterThan(0);
    for (let x = box.left + 1; x < box.right; x += 4)
      for (let y = box.top + 1; y < box.bottom; y += 4)
        if (!masks.rects.some((r) => x >= r.x && x <= r.x + r.width && y >= r.y && y <= r.y + r.height)) return false;
    return true;
  });
}

/** An element of the page's own with a root of which a page, or an extension, knows. */
function aHost(tag: string, mode: ShadowRootMode) {
  const host = document.createElement(tag);
  host.style.display = 'block';
  const root = host.attachShadow({ mode });
  document.body.append(host);
  return { root, rootOf: (element: Element) => (element === host ? root : null) };
}

/** A browser without the answer that extensions get elsewhere. */
const nobodyKnows: Insight = { ...onlyOpen, closedRootOf: () => undefined };

describe('is covered', () => {
  test.each([
    ['the value of a text field', '<input id="secret" value="Zebra">'],
    ['a password', '<input id="secret" type="password" value="Zebra">'],
    ['a date', '<input id="secret" type="date" value="2026-01-01">'],
    ['several lines', '<textarea id="secret">Zebra</textarea>'],
    ['what was chosen', '<select id="secret"><option>Zebra</select>'],
    ['how far a slider is', '<input id="secret" type="range" value="70">'],
    ['a slider of the page’s own', '<div id="secret" role="slider" style="height: 20px">70</div>'],
    ['a result', '<output id="secret">Zebra</output>'],
    [
      'what was chosen, beside the input of a list that can be typed into',
      '<div class="control"><div class="value"><div id="secret">Zebra</div><div><input role="combobox" size="2"></div></div></div>',
    ],
    ['a rich editor', '<div id="secret" contenteditable>Zebra</div>'],
    ['a code editor', '<div class="ace_editor" id="secret"><span>select * from zebras</span></div>'],
    [
      'a cell of a table',
      '<table><thead><tr><th>N</th></tr></thead><tbody><tr><td id="secret">Zebra</td></tr></tbody></table>',
    ],
    ['a cell of a grid', '<div role="grid"><div role="row"><div role="gridcell" id="secret">Zebra</div></div></div>'],
    ['a mail address', '<p>Write to <b id="secret">zoe.zebra@example.com</b></p>'],
    ['a card number', '<p id="secret">4111 1111 1111 1111</p>'],
    ['an IBAN', '<p id="secret">DE89 3704 0044 0532 0130 00</p>'],
    ['a phone number', '<p id="secret">+49 30 901820</p>'],
    ['an amount', '<p id="secret">1.234,56 EUR</p>'],
    [
      'a card in a list of records',
      `<ul>${[1, 2, 3].map((n) => `<li><div><h3 ${n === 1 ? 'id="secret"' : ''}>Zebra ${n}</h3><p>Berlin</p></div></li>`).join('')}</ul>`,
    ],
    ['a frame', '<iframe id="secret" srcdoc="Zebra" width="100" height="50"></iframe>'],
    ['a chart on a canvas', '<canvas id="secret" width="100" height="50"></canvas>'],
    ['a photograph', '<img id="secret" width="80" height="80" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'],
    ['what the app says is private', '<p data-private id="secret">Zebra</p>'],
  ])('%s', (_, html) => {
    document.body.innerHTML = `<main>${html}</main>`;
    expect(isCovered()).toBe(true);
  });

  describe('what lies in a shadow root', () => {
    const inside = `<p>4111 1111 1111 1111</p><input value="Zebra">
      <ul>${['Zebra', 'Yak', 'Xerus'].map((name) => `<li><div><h3>${name}</h3><p>Berlin</p></div></li>`).join('')}</ul>`;
    const secrets = ['p', 'input', 'h3'];

    test.each([
      ['open', 'x-card'],
      ['closed', 'x-card'],
      ['closed', 'div'],
    ] as const)('that is %s, of <%s>', (mode, tag) => {
      const { root, rootOf } = aHost(tag, mode);
      root.innerHTML = inside;
      for (const secret of secrets)
        expect(isCovered(root.querySelector(secret)!, { ...onlyOpen, closedRootOf: rootOf }), secret).toBe(true);
    });

    test('as its own words', () => {
      const { root } = aHost('x-mail', 'open');
      root.innerHTML = '<style>:host { width: min-content }</style>zoe@example.com';
      expect(isCovered(root.host)).toBe(true);
    });

    test('and in another one', () => {
      const outer = aHost('x-outer', 'closed');
      outer.root.innerHTML = '<x-inner></x-inner>';
      const inner = outer.root.firstElementChild!.attachShadow({ mode: 'closed' });
      inner.innerHTML = inside;
      const roots = new Map([
        [outer.root.host, outer.root],
        [inner.host, inner],
      ]);
      const insight: Insight = { ...onlyOpen, closedRootOf: (element) => roots.get(element) ?? null };
      for (const secret of secrets) expect(isCovered(inner.querySelector(secret)!, insight), secret).toBe(true);
    });

    test('that nobody can look into: the whole of its element', () => {
      const { root } = aHost('x-card', 'closed');
      root.innerHTML = '<h1>Zebra</h1>';
      expect(isCovered(root.querySelector('h1')!, nobodyKnows)).toBe(true);
    });
  });

  test('a row that a script put into a table without a body', () => {
    const table = document.createElement('table');
    table.innerHTML = '<thead><tr><th>Name</th></tr></thead>';
    for (const name of ['Zebra', 'Yak', 'Xerus']) {
      const row = document.createElement('tr');
      row.append(
        Object.assign(document.createElement('td'), { textContent: name, id: name === 'Zebra' ? 'secret' : '' }),
      );
      table.append(row);
    }
    document.body.append(table);
    expect(isCovered()).toBe(true);
  });

  test('text in an element that has no box (display: contents)', () => {
    document.body.innerHTML = '<p><span id="secret" style="display: contents">4111 1111 1111 1111</span></p>';
    expect(isCovered()).toBe(true);
  });

  test('text that stands out of a box without width', () => {
    document.body.innerHTML = '<div id="secret" style="width:0;white-space:nowrap">4111 1111 1111 1111</div>';
    expect(isCovered()).toBe(true);
  });

  test('a document shown by a plug-in', () => {
    document.body.innerHTML =
      '<embed id="secret" type="image/svg+xml" width="100" height="50" src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>">';
    expect(isCovered()).toBe(true);
  });

  test.each(['zoe.zebra<span>@example.com</span>', 'zoe@<wbr>example.com', '<i>49</i><b>30</b>90', '12<!-- -->34'])(
    'what is private only when it is read as one: %s',
    (html) => {
      document.body.innerHTML = `<p id="secret">${html}</p>`;
      expect(isCovered()).toBe(true);
    },
  );

  test('the name of a record at the head of its row', () => {
    document.body.innerHTML = `<table><thead><tr><th>Name</th><th>City</th></tr></thead><tbody>
      ${['Zebra', 'Yak', 'Xerus'].map((n, i) => `<tr><th scope="row" ${i === 0 ? 'id="secret"' : ''}>${n}</th><td>x</td></tr>`).join('')}</tbody></table>`;
    expect(isCovered()).toBe(true);
  });
});

test('the words of the application stay readable', () => {
  document.body.innerHTML =
    '<nav><a href="#">Leads</a></nav><h1>New lead</h1><label>Company <input></label><button>Save</button><input type="submit" value="Send">';
  const { rects } = find()!;
  expect(rects).toHaveLength(1);
});

test('an element of the page’s own that shows what is in it is not covered as a whole', () => {
  document.body.innerHTML = '<x-button>Save</x-button><x-page><b>New lead</b></x-page><x-empty></x-empty><i></i>';
  expect(find(nobodyKnows)!.rects).toEqual([]);
});

test('numbers in places of their own are not read as one', () => {
  document.body.innerHTML =
    '<p>12<br>34</p><div>56<p>78</p>90</div><button>12</button><button>34</button><p>room 12 of 34</p>';
  expect(find()!.rects).toEqual([]);
});

test('a long text without spaces is judged in a moment', () => {
  document.body.innerHTML = `<p>${'a'.repeat(300_000)}</p>`;
  const before = performance.now();
  find();
  expect(performance.now() - before).toBeLessThan(1_000);
});

test('only what can be seen is listed, in the form the background takes', () => {
  document.body.innerHTML =
    '<input value="a"><input hidden value="b"><input type="hidden" value="c"><div style="height:9000px"></div><input value="far">';
  const masks = find()!;
  expect(Masks.parse(masks)).toEqual(masks);
  expect(masks.rects).toHaveLength(1);
  expect(masks.viewport).toEqual({ width: innerWidth, height: innerHeight, scale: devicePixelRatio });
});

test('of a long list only what is in sight is asked about, however it came to be out of it', () => {
  const row = '<tr><td>Zebra</td><td><b>Works</b></td></tr>';
  const asked: Element[] = [];
  document.body.innerHTML = `<p>Ours</p><div style="display:none">${row}<p>Gone</p></div><table style="margin-top:9000px">${row.repeat(500)}</table>`;
  find({ ...onlyOpen, isData: (element) => (asked.push(element), isData(element)) });
  expect(asked).toEqual([document.querySelector('p')]);
});

test('a page that could not be looked through in time gets no picture at all', () => {
  document.body.innerHTML = '<p>Ours</p>';
  expect(findMasks(document, 'document-1', onlyOpen, 0)).toBeNull();
  expect(find()).not.toBeNull();
  document.body.innerHTML = `<div style="position:fixed;inset:0">${'<input style="position:absolute;width:9px">'.repeat(5001)}</div>`;
  expect(find()).toBeNull();
});
