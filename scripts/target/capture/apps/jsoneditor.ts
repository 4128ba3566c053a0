import type { Page } from '@playwright/test';
import type { ReleasedApp } from './app.ts';

const address = (city: string, street: string): object => ({ street, city });
const order = {
  number: 'A-2041',
  customer: { name: 'Nora Keller', mail: 'nora@keller.example', address: address('Bern', 'Hauptgasse 4') },
  items: [
    { name: 'Desk lamp', price: 48.5 },
    { name: 'Chair', price: 129 },
    { name: 'Desk lamp', price: 52 },
  ],
  delivery: { name: 'Otto Frei', address: address('Thun', 'Seestrasse 12') },
  note: null,
};

const show =
  (language: string) =>
  async (page: Page): Promise<void> => {
    const title = await page.evaluate(
      ([language, json]) => {
        const Editor = Reflect.get(globalThis, 'JSONEditor') as new (
          at: HTMLElement,
          options: object,
          json: object,
        ) => { expandAll(): void };
        const editor = new Editor(document.getElementById('editor')!, { mode: 'tree', language }, json);
        editor.expandAll();
        return document.querySelector<HTMLElement>('.jsoneditor-expand-all')!.title;
      },
      [language, order] as const,
    );
    if (language !== 'en' && title === 'Expand all fields') throw new Error(`It does not speak ${language} yet.`);
    await page.waitForTimeout(500);
  };
/** The menu of a row: all rows have the same, and its button looks the same in each. */
const openMenu =
  (language: string, row: number) =>
  async (page: Page): Promise<void> => {
    await show(language)(page);
    await page
      .locator('td > button:is(.jsoneditor-contextmenu, .jsoneditor-contextmenu-button)')
      .nth(row)
      .dispatchEvent('click');
    await page.locator('.jsoneditor-contextmenu .jsoneditor-remove').first().waitFor();
    await page.waitForTimeout(500);
  };
const openDialog =
  (language: string, button: string) =>
  async (page: Page): Promise<void> => {
    await show(language)(page);
    await page.locator(`.jsoneditor-menu > button.${button}`).click({ timeout: 2000 });
    await page.locator('.pico-content').waitFor();
    await page.waitForTimeout(500);
  };

const rowParts = ['contextmenu-button', 'contextmenu', 'field', 'value', 'collapsed', 'expanded'];
const controls = [
  ...['expand-all', 'collapse-all', 'sort', 'transform', 'undo', 'redo', 'modes', 'results', 'refresh', 'next'],
  ...['previous', 'search', 'button-asc', 'button-desc', 'append', 'insert', 'duplicate', 'remove', 'extract'],
  ...['type-auto', 'type-array', 'type-object', 'type-string', 'treepath'],
];
const classes = [...rowParts, ...controls].map((name) => `jsoneditor-${name}`);

/** An editor of JSON as a tree: the same buttons in every row, and what a row is called stands in the row. */
export const jsoneditor: ReleasedApp = {
  name: 'jsoneditor',
  npm: 'jsoneditor',
  versions: ['5.5.9', '5.14.1', '5.24.7', '5.34.0', '7.2.1', '8.6.8', '9.5.5', '10.4.1'],
  html: `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="dist/jsoneditor.css"><body>
    <div id="editor" style="width:900px;height:820px"></div><script src="dist/jsoneditor.js"></script></body>`,
  states: {
    english: show('en'),
    chinese: show('zh-CN'),
    portuguese: show('pt-BR'),
    german: show('de'),
    menu: openMenu('en', 4),
    chineseMenu: openMenu('zh-CN', 4),
    portugueseMenu: openMenu('pt-BR', 4),
    sort: openDialog('en', 'jsoneditor-sort'),
    portugueseSort: openDialog('pt-BR', 'jsoneditor-sort'),
  },
  languages: [
    ['english', 'chinese'],
    ['english', 'german'],
    ['portuguese', 'english'],
    ['menu', 'chineseMenu'],
    ['menu', 'portugueseMenu'],
    ['sort', 'portugueseSort'],
  ],
  truth: `(element) => {
    const named = (names) => names.find((name) => element.classList.contains('jsoneditor-' + name));
    const dialog = element.closest('.pico-content');
    if (document.querySelector('.pico-overlay') && !dialog) return null;
    let row = element.closest('tr');
    while (row && !row.node) row = row.parentElement.closest('tr');
    const menu = element.closest('.jsoneditor-contextmenu-root, ul, .jsoneditor-contextmenu:not(button)');
    if (row && !menu) {
      const isButton = element.localName === 'button';
      const said = named(${JSON.stringify(rowParts)})?.replace(/contextmenu.*/, 'menu').replace(/collapsed|expanded/, 'fold');
      const part = isButton === /menu|fold/.test(said) ? said : null;
      return part ? 'row:' + row.node.getPath().join('/') + '>' + part : null;
    }
    const part = named(${JSON.stringify(controls)}) ?? (dialog && /^(field|ok)$/.test(element.id) ? element.id : null);
    const above = element.closest('ul')?.closest('li')?.querySelector('button')?.className.match(/jsoneditor-([a-z-]+)/)?.[1];
    return part && (above ? above + '>' : '') + part;
  }`,
  hidden: { attributes: ['id', 'data-value'], classes },
};
