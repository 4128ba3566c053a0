import { expect, test } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { startSqlpad } from '../apps/sqlpad.ts';
import { connection, queryName } from '../apps/tasks/sqlpad.ts';
import { startStore } from '../server/start-store.ts';
import { launchChromium } from './browser/chromium.ts';
import { built } from './built.ts';
import { addTip, enableSite, join, openPopup, type Person } from './journey/person.ts';
import { sqlpadScene } from './journey/scenes.ts';

test('a page that is open shows each tip as it is published, and none once its site is disabled', async () => {
  const data = await mkdtemp(joinPath(tmpdir(), 'handrail-app-'));
  const store = await startStore();
  const app = await startSqlpad({ data });
  const browser = await launchChromium({ extension: built.chromium });
  try {
    const me: Person = { name: 'Ada', browser, page: await browser.context.newPage() };
    await sqlpadScene.open(me.page, app);
    await join(me, await store.invite('author'));
    await enableSite(me, 'SQLPad');
    const beacons = me.page.getByRole('button', { name: /^Tip: / });
    await addTip(me, queryName(me.page), 'Begin with your team.');
    await expect(beacons).toHaveCount(1);
    await addTip(me, connection(me.page), 'Reports are in the warehouse.');
    await expect(beacons).toHaveCount(2);

    const popup = await openPopup(me);
    await popup.getByRole('button', { name: /^Disable on/ }).click();
    await popup.getByRole('button', { name: /^Enable Handrail on/ }).waitFor();
    await popup.close();
    await expect(beacons).toHaveCount(0);
  } finally {
    await browser.close();
    await app.stop();
    await store.stop();
    await rm(data, { recursive: true, force: true });
  }
});
