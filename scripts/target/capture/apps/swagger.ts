import type { Page } from '@playwright/test';
import type { ReleasedApp } from './app.ts';
import { spec } from './spec.ts';

const show =
  (expansion: string) =>
  async (page: Page): Promise<void> => {
    await page.evaluate((docExpansion) => {
      interface Bundle {
        (options: object): void;
        presets: { apis: object };
      }
      const bundle = Reflect.get(globalThis, 'SwaggerUIBundle') as Bundle;
      const presets = [bundle.presets.apis, Reflect.get(globalThis, 'SwaggerUIStandalonePreset')];
      bundle({
        url: 'spec.json',
        dom_id: '#ui',
        presets,
        layout: 'StandaloneLayout',
        docExpansion,
        validatorUrl: null,
      });
    }, expansion);
    await page.getByText('List leads').first().waitFor();
    await page.waitForTimeout(800);
  };
const classes = [
  'opblock-tag',
  'opblock-summary-control',
  'opblock-summary',
  'opblock-summary-path',
  'opblock-summary-description',
  'try-out__btn',
  'execute',
  'btn-clear',
  'authorize',
  'model-toggle',
  'models-control',
  'parameters-col_description',
  'response-control-media-type',
  'download-url-button',
  'download-url-input',
  'expand-operation',
  'authorization__btn',
  'body-param__text',
];

/** What most companies show their APIs with. */
export const swagger: ReleasedApp = {
  name: 'swagger',
  npm: 'swagger-ui-dist',
  versions: ['3.20.9', '3.36.2', '3.52.5', '4.6.2', '4.19.1', '5.9.4', '5.32.5'],
  html: `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="swagger-ui.css"><body><div id="ui"></div>
    <script src="swagger-ui-bundle.js"></script><script src="swagger-ui-standalone-preset.js"></script></body>`,
  files: { 'spec.json': spec },
  states: {
    list: show('list'),
    full: show('full'),
    tried: async (page) => {
      await show('full')(page);
      const buttons = page.getByRole('button', { name: 'Try it out' });
      for (let at = 0; at < 4; at += 1) await buttons.first().click();
      await page.waitForTimeout(500);
    },
  },
  truth: `(element) => {
    const known = ${JSON.stringify(classes)}.find((name) => element.classList.contains(name));
    const operation = (element.closest('[id^="operations-"]') ?? element).id;
    const parameter = element.closest('[data-param-name]')?.getAttribute('data-param-name') ?? '';
    const field = parameter && /^(input|select|textarea)$/.test(element.localName) ? 'field' : '';
    return known || field ? [operation, parameter, known ?? field].join('>') : null;
  }`,
  hidden: { attributes: ['id', 'data-param-.*', 'data-tag', 'data-path', 'data-is-open', 'data-name'], classes },
};
