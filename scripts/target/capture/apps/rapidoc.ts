import type { Page } from '@playwright/test';
import type { ReleasedApp } from './app.ts';
import { spec } from './spec.ts';

const show =
  (style: string) =>
  async (page: Page): Promise<void> => {
    await page.evaluate((style) => {
      const element = document.createElement('rapi-doc');
      element.setAttribute('render-style', style);
      element.setAttribute('spec-url', 'spec.json');
      element.setAttribute('schema-expand-level', '1');
      document.body.append(element);
    }, style);
    await page.getByText('List leads').first().waitFor();
    await page.waitForTimeout(800);
  };

/** A reader of API descriptions, all of it in nested shadow roots. */
export const rapidoc: ReleasedApp = {
  name: 'rapidoc',
  npm: 'rapidoc',
  versions: ['8.0.0', '8.4.3', '9.0.0', '9.1.3', '9.2.0', '9.3.4', '9.3.8'],
  html: '<!doctype html><meta charset="utf-8"><script type="module" src="dist/rapidoc-min.js"></script><body></body>',
  files: { 'spec.json': spec },
  states: {
    read: show('read'),
    view: async (page) => {
      await show('view')(page);
      for (const name of ['List leads', 'Add a order']) await page.getByText(name).first().click();
      await page.waitForTimeout(500);
    },
    focused: show('focused'),
  },
  truth: `(element) => {
    const own = ['data-pname', 'data-content-id', 'id'].map((name) => element.getAttribute(name)).find((value) => value && !/^the-|^rapi/.test(value));
    const part = (element.getAttribute('part') ?? '').split(' ').filter((name) => /^btn-|^textbox|^textarea|^select|^section-navbar-|^tab-btn/.test(name)).join(' ');
    // Its navigation has the same ids as what it leads to, in some releases.
    const where = element.closest('.nav-bar') ? 'nav' : '';
    return own ? where + element.localName + ':' + own : part || null;
  }`,
  hidden: {
    attributes: [
      'data-pname',
      'data-content-id',
      'data-ptype',
      'data-array',
      'data-param-.*',
      'data-x-.*',
      'id',
      'part',
      'exportparts',
    ],
  },
};
