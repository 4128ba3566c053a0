import type { Frame, Page } from '@playwright/test';
import type { ReleasedApp } from './app.ts';

const part = (name: string, tag: string, inner: string): string =>
  `<${tag} data-hook="${name}" data-gjs-custom-name="${name}">${inner}</${tag}>`;
const card = (name: string, price: string): string =>
  part(
    `${name} card`,
    'section',
    part(`${name} name`, 'h3', name) + part(`${name} price`, 'p', price) + part(`${name} link`, 'a', 'Read more'),
  );
const components = [
  part(
    'Header',
    'header',
    part('Title', 'h1', 'Garden tools') + part('Shop', 'a', 'Shop') + part('Contact', 'a', 'Contact'),
  ),
  part('Offers', 'main', card('Spade', '24 francs') + card('Rake', '19 francs') + card('Hose', '35 francs')),
  part('Footer', 'footer', part('Imprint', 'a', 'Imprint') + part('Mail', 'a', 'Read more')),
].join('');
const style = `[data-hook$=card]{display:inline-block;width:180px;padding:12px} a{display:inline-block;padding:6px} header,footer{padding:16px}`;
const blocks = ['Column', 'Text', 'Link', 'Picture', 'Map', 'Quote', 'Form', 'Button'].map((label) => ({
  id: label,
  label,
  category: label < 'M' ? 'Basic' : 'More',
  content: `<div>${label}</div>`,
  attributes: { 'data-hook': `block ${label}`, title: `Add: ${label.toLowerCase()}` },
}));

interface Model {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
}
interface Models {
  models: Model[];
}
interface Editor {
  Panels: { getPanels(): Models; getButton(panel: string, id: string): Model | null };
  StyleManager: { getSectors(): Models };
  DomComponents: { getWrapper(): { find(query: string): unknown[] } };
  select(component: unknown): void;
}

/** Starts the editor and opens one of its panels, with something selected in the page that is built. */
const show =
  (panel: string) =>
  async (page: Page): Promise<void> => {
    await page.evaluate(
      ([components, style, blocks]) => {
        const { init } = Reflect.get(globalThis, 'grapesjs') as { init(options: object): Editor };
        const options = { container: '#editor', height: '880px', storageManager: false, components, style };
        Reflect.set(globalThis, 'editor', init({ ...options, blockManager: { blocks } }));
      },
      [components, style, blocks] as const,
    );
    await page.frameLocator('.gjs-frame').getByText('Garden tools').waitFor({ timeout: 8000 });
    await page.evaluate((panel) => {
      const editor = Reflect.get(globalThis, 'editor') as Editor;
      editor.select(editor.DomComponents.getWrapper().find('h1')[0]);
      editor.Panels.getButton('views', panel)?.set('active', true);
      for (const sector of editor.StyleManager.getSectors().models) sector.set('open', true);
    }, panel);
    await page.waitForTimeout(1200);
    await page.evaluate(markControls);
  };

/** Says on the elements themselves who they are, as the models behind them know it. */
function markControls(): void {
  const editor = Reflect.get(globalThis, 'editor') as Editor;
  const mark = (element: Element | null | undefined, name: string): void => element?.setAttribute('data-hook', name);
  for (const panel of editor.Panels.getPanels().models) {
    const shown = document.querySelector(`.gjs-pn-${String(panel.get('id'))} .gjs-pn-buttons`);
    for (const [at, button] of (panel.get('buttons') as Models).models.entries())
      if (button.get('id')) mark(shown?.children[at], `button ${String(button.get('id'))}`);
  }
  for (const title of document.querySelectorAll('.gjs-sm-title, .gjs-sm-sector-title'))
    mark(title, `sector ${title.textContent?.trim()}`);
  for (const shown of document.querySelectorAll('.gjs-sm-property')) {
    const name = /gjs-sm-property__([\w-]+)/.exec(shown.className)?.[1];
    const fields = shown.querySelectorAll('input, select');
    if (!name) continue;
    mark(shown.querySelector('.gjs-sm-label'), `style ${name} label`);
    if (fields.length === 1) mark(fields[0], `style ${name}`);
  }
  for (const layer of document.querySelectorAll('.gjs-layer')) {
    const own = (query: string): Element | undefined =>
      [...layer.querySelectorAll(query)].find((one) => one.closest('.gjs-layer') === layer);
    const name = own('.gjs-layer-name')?.textContent?.trim();
    if (!name) continue;
    mark(own('.gjs-layer-name'), `layer ${name}`);
    for (const control of ['visible', 'open', 'move'])
      mark(own(`[data-toggle-${control}]`), `layer ${name} ${control}`);
  }
}

/** A builder of pages. The page that is built is in a frame: its document is a page of its own, as for the extension. */
export const grapesjs: ReleasedApp = {
  name: 'grapesjs',
  npm: 'grapesjs',
  versions: ['0.14.40', '0.15.9', '0.16.45', '0.17.4', '0.18.4', '0.20.4', '0.21.2', '0.22.8'],
  html: `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="dist/css/grapes.min.css">
    <body style="margin:0"><div id="editor"></div><script src="dist/grapes.min.js"></script></body>`,
  states: {
    blocks: show('open-blocks'),
    styles: show('open-sm'),
    layers: show('open-layers'),
    canvas: async (page): Promise<Frame> => {
      await show('open-blocks')(page);
      const frame = await (await page.locator('.gjs-frame').elementHandle())?.contentFrame();
      if (!frame) throw new Error('There is no frame.');
      return frame;
    },
  },
  truth: `(element) => element.getAttribute('data-hook')`,
  hidden: {
    attributes: ['data-hook', 'id', 'data-gjs-custom-name', 'data-toggle-.*', 'data-property', 'name', 'for'],
    classes: ['gjs-sm-property__.*'],
  },
};
