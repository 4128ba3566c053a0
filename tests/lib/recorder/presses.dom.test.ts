import { describe, expect, test } from 'vitest';
import { cdp, server, userEvent } from 'vitest/browser';
import { aRecordedPage, at } from '#tests/fixtures/a-recorded-page.ts';

const recorded = aRecordedPage();
const row = (name: string) => `<tr><td>${name}</td><td>Open</td></tr>`;
const table = `<table><thead><tr><th>Name</th><th>Stage</th></tr></thead><tbody>${['Ada', 'Bea', 'Cy'].map(row).join('')}</tbody></table>`;

describe('two presses', () => {
  test('on an entry are one step: a double-click', async () => {
    recorded.show(table);
    await userEvent.dblClick(at('td'));
    expect(recorded.told()).toEqual(['double-click: Double-click the entry you need']);
    expect(recorded.steps[0]).toMatchObject({ advanceOn: 'double-click', target: { row: { kind: 'tr' } } });
  });

  test('on a thing of the application are told under its name', async () => {
    recorded.show('<div title="Wall" style="width:80px;height:80px;cursor:pointer">Wall</div>');
    await userEvent.dblClick(at('div'));
    expect(recorded.told()).toEqual(['double-click: Double-click **Wall**']);
  });

  test('on a button are one click', async () => {
    recorded.show('<button>Save</button>');
    await userEvent.dblClick(at('button'));
    expect(recorded.told()).toEqual(['click: Click **Save**']);
  });

  test('on an entry that is drawn anew after the first are still one step', async () => {
    recorded.show(table);
    document.querySelector('tbody')!.addEventListener('click', ({ currentTarget }) => {
      const body = currentTarget as Element;
      body.innerHTML = body.innerHTML.slice(0);
    });
    await userEvent.dblClick(at('td'));
    // The browser makes no double-click of it either.
    expect(recorded.told()).toHaveLength(1);
  });

  test('in a field select a word there and are no step', async () => {
    recorded.show('<input value="word">');
    await userEvent.dblClick(at('input'));
    expect(recorded.told()).toEqual([]);
  });
});

describe('the right button', () => {
  test('is a step where the page shows a menu of its own', async () => {
    recorded.show('<button>Sheet 1</button>');
    document.querySelector('button')!.addEventListener('contextmenu', (event) => event.preventDefault());
    await userEvent.click(at('button'), { button: 'right' });
    await expect.poll(() => recorded.told()).toEqual(['right-click: Right-click **Sheet 1**']);
    expect(recorded.steps[0]!.advanceOn).toBe('right-click');
  });

  test('is none where the browser shows its own', async () => {
    recorded.show('<button>Sheet 1</button>');
    await userEvent.click(at('button'), { button: 'right' });
    await new Promise((done) => setTimeout(done, 50));
    expect(recorded.told()).toEqual([]);
  });
});

describe('dragging', () => {
  const board = `<div style="display:flex;gap:60px">
    <section aria-label="Open" style="width:120px;height:160px"><div id="card" draggable="true" style="height:30px">Card</div></section>
    <section aria-label="Done" style="width:120px;height:160px" id="done"></section></div>`;

  test('what the browser drags is one step with the place where it was dropped', async () => {
    recorded.show(board);
    const done = document.querySelector('#done')!;
    done.addEventListener('dragover', (event) => event.preventDefault());
    await userEvent.dragAndDrop(at('#card'), at('#done'));
    await expect.poll(() => recorded.told()).toEqual(['drag: Drag **Card** to **Done**']);
    expect(recorded.steps[0]).toMatchObject({ advanceOn: 'drag', target: { name: 'Card' } });
  });

  test('what is dropped where nothing takes it is no step', async () => {
    recorded.show(board);
    await userEvent.dragAndDrop(at('#card'), at('#done'));
    expect(recorded.told()).toEqual([]);
  });

  test('what the page drags by itself is the same step', async () => {
    recorded.show(
      board.replace('draggable="true"', 'data-x').replace('height:30px', 'height:30px;cursor:grab;user-select:none'),
    );
    await userEvent.dragAndDrop(at('#card'), at('#done'));
    expect(recorded.told()).toEqual(['drag: Drag **Card** to **Done**']);
  });

  test('selecting a text is no step', async () => {
    recorded.show('<p style="width:300px">A text that somebody selects<br>and another line</p>');
    await userEvent.dragAndDrop(at('p'), at('p'), {
      sourcePosition: { x: 2, y: 4 },
      targetPosition: { x: 120, y: 28 },
    });
    expect(recorded.told()).toEqual([]);
  });

  test('a slider of the page is set', async () => {
    recorded.show('<div role="slider" aria-label="Volume" tabindex="0" style="width:200px;height:20px"></div>');
    await userEvent.dragAndDrop(at('div'), at('div'), {
      sourcePosition: { x: 5, y: 5 },
      targetPosition: { x: 90, y: 5 },
    });
    expect(recorded.told()).toEqual(['drag: Set **Volume**']);
  });
});

test('a slider of the browser is set, in one step and without its value', async () => {
  recorded.show('<label>Volume <input type="range" value="10"></label>');
  document.querySelector('input')!.focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(recorded.told()).toEqual(['input: Set **Volume**']);
});

describe('a file', () => {
  interface DevNode {
    nodeId: number;
    localName?: string;
    attributes?: string[];
    children?: DevNode[];
    contentDocument?: DevNode;
  }
  const devtools = cdp() as unknown as { send(method: string, parameters?: object): Promise<{ root: DevNode }> };
  const all = (node: DevNode): DevNode[] => [
    node,
    ...[...(node.children ?? []), node.contentDocument ?? []].flat().flatMap(all),
  ];
  /** As the browser's own window for choosing does it: any other way the event is not a person's. */
  const choose = async () => {
    const { root } = await devtools.send('DOM.getDocument', { depth: -1, pierce: true });
    const field = all(root).find(({ localName, attributes }) => localName === 'input' && attributes?.includes('file'))!;
    const files = [`${server.config.root}/package.json`];
    await devtools.send('DOM.setFileInputFiles', { files, nodeId: field.nodeId });
  };

  test('chosen in a field is a step, without its name', async () => {
    recorded.show('<label>Photo <input type="file"></label>');
    await choose();
    await expect.poll(() => recorded.told()).toEqual(['upload: Choose a file for **Photo**']);
    expect(JSON.stringify(recorded.handedOut)).not.toContain('package');
  });

  test('chosen by a button is told of the button, in one step', async () => {
    recorded.show('<button>Add photo</button><input type="file" hidden>');
    await userEvent.click(at('button'));
    await choose();
    await expect.poll(() => recorded.told()).toEqual(['upload: Click **Add photo** and choose a file']);
    expect(recorded.steps[0]!.advanceOn).toBe('click');
  });
});

test.each([
  [
    'what a style sheet writes into it',
    '<style>#at::before { content: "Datagrid" }</style><p id="at"></p>',
    'Click **Datagrid**',
  ],
  ['no sign of a font', '<style>#at::before { content: "\\f00d" }</style><p id="at"></p>', 'Click here'],
  [
    'no word that a font makes a picture of',
    '<style>#at::before { content: "more_vert" }</style><p id="at"></p>',
    'Click here',
  ],
  [
    'what is written beside it',
    '<div><i id="at"></i><span>Category</span></div>',
    'Click the sign beside **Category**',
  ],
  ['no heap of what stands around', '<div><h1>Charts</h1><button>New</button><i id="at"></i></div>', 'Click here'],
  [
    'a place in what is painted',
    '<h1>Charts</h1><button>New</button><div><canvas id="at"></canvas></div>',
    'Click this place in the drawing after **New**',
  ],
  ['nothing long beside it', `<div><i id="at"></i><span>${'Category '.repeat(9)}</span></div>`, 'Click here'],
])('what has no name is told by %s', async (_, html, title) => {
  recorded.show(`<style>#at { display: inline-block; width: 20px; height: 20px }</style>${html}`);
  await userEvent.click(at('#at'));
  expect(recorded.told()).toEqual([`click: ${title}`]);
});

test('a place to drop is told by the label that says it is its own', async () => {
  recorded.show(
    `<style>label::before { content: "Group By" } li { width: 80px; height: 20px }</style>
     <i draggable="true">Region</i><div id="group"><ul><li></li></ul><label for="group"></label></div>`,
  );
  document.querySelector('ul')!.addEventListener('dragover', (event) => event.preventDefault());
  await userEvent.dragAndDrop(at('i'), at('li'));
  expect(recorded.told()).toEqual(['drag: Drag **Region** to **Group By**']);
});
