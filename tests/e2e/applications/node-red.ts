import type { Locator, Page } from '@playwright/test';
import { startNodeRed } from '../../apps/node-red.ts';
import type { Application } from './application.ts';

/** Rename what a flow does and put it to work: nodes drawn in SVG, a double-click that opens a tray, a button with a menu. */
export const nodeRed: Application = {
  name: 'Node-RED',
  start: startNodeRed,
  title: 'Rename a node',
  async open(page, app) {
    await page.goto(app.url);
    await page.locator('#n2').waitFor();
    await page.locator('#red-ui-palette .red-ui-palette-node').first().waitFor();
    // What is pressed while it still loads is lost.
    await page.locator('#red-ui-loading-progress').waitFor({ state: 'hidden' });
    await page.waitForLoadState('networkidle');
  },
  task: [
    {
      name: 'open the node',
      says: 'Double-click the entry you need',
      run: async (page) => {
        await page.locator('#n2').dblclick();
        await name(page).waitFor();
        await page.waitForTimeout(500);
      },
    },
    {
      name: 'rename it',
      says: 'Fill in Name',
      run: async (page) => {
        await name(page).click({ clickCount: 3 });
        await name(page).pressSequentially('Tell the team');
      },
    },
    {
      name: 'keep that',
      says: 'Click Done',
      run: async (page) => {
        await page.locator('#node-dialog-ok').click();
        await name(page).waitFor({ state: 'hidden' });
      },
    },
    {
      name: 'put it to work',
      says: 'Click Deploy',
      run: (page) => page.locator('#red-ui-header-button-deploy').click(),
    },
    {
      name: 'open the menu',
      says: 'Click the 2nd link after Deploy',
      run: (page) => page.locator('#red-ui-header-button-sidemenu').click(),
    },
    {
      name: 'ask for the keys',
      says: 'Click Keyboard shortcuts ⇧?',
      run: (page) => page.locator('#menu-item-keyboard-shortcuts').click(),
    },
  ],
};

function name(page: Page): Locator {
  return page.locator('#node-input-name');
}
