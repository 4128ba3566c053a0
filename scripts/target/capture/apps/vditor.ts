import type { Page } from '@playwright/test';
import type { ReleasedApp } from './app.ts';

const show =
  (lang: string, open?: string) =>
  async (page: Page): Promise<void> => {
    await page.evaluate(async (lang) => {
      const Vditor = Reflect.get(globalThis, 'Vditor') as new (id: string, options: object) => unknown;
      await new Promise<void>((after) => {
        void new Vditor('editor', { cdn: '.', lang, height: 600, cache: { enable: false }, after });
      });
    }, lang);
    await page.locator('[data-type="bold"]').waitFor();
    if (open) await page.locator(`[data-type="${open}"]`).click();
    await page.waitForTimeout(500);
  };

/** An editor of Markdown, in several languages, whose buttons are pictures. */
export const vditor: ReleasedApp = {
  name: 'vditor',
  npm: 'vditor',
  versions: ['3.4.7', '3.6.3', '3.8.7', '3.8.18', '3.9.5', '3.10.8', '3.11.1'],
  html: `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="dist/index.css"><body>
    <div id="editor"></div><script src="dist/index.min.js"></script></body>`,
  states: {
    english: show('en_US'),
    chinese: show('zh_CN'),
    japanese: show('ja_JP'),
    headings: show('en_US', 'headings'),
    ueberschriften: show('zh_CN', 'headings'),
    more: show('en_US', 'more'),
  },
  languages: [
    ['english', 'chinese'],
    ['english', 'japanese'],
    ['chinese', 'english'],
    ['headings', 'ueberschriften'],
  ],
  truth: `(element) => element.getAttribute('data-type') ?? element.getAttribute('data-mode') ?? element.getAttribute('data-tag') ?? element.getAttribute('data-value')`,
  hidden: { attributes: ['data-type', 'data-mode', 'data-tag', 'data-value', 'id'] },
};
