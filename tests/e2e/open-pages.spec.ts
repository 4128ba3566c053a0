import { expect } from '@playwright/test';
import { connection, queryName } from '../apps/tasks/sqlpad.ts';
import {
  addTip,
  enableSite,
  openPopup,
  play,
  recorderBar,
  startRecording,
  stepCard,
  stopRecording,
  type Person,
} from './journey/person.ts';
import { publish } from './journey/studio.ts';
import { test } from './on-sqlpad.ts';

test('a page that is open shows each tip as it is published, and none once its site is disabled', async ({
  author: me,
}) => {
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
});

test('card and bar go from an open page with its site, where the steps are kept, and with the workspace', async ({
  author: me,
}) => {
  const title = 'Look at queries';
  await startRecording(me);
  await me.page.getByRole('button', { name: 'Queries' }).click();
  await expect(recorderBar(me.page)).toContainText('1 step');
  await publish(await stopRecording(me), title);
  await me.page.reload();

  await playAndRecord(me, title);
  let popup = await openPopup(me);
  const opening = me.browser.context.waitForEvent('page', { timeout: 20_000 });
  await popup.getByRole('button', { name: /^Disable on/ }).click({ noWaitAfter: true });
  const studio = await opening;
  await expect(studio.getByRole('list', { name: 'Steps' }).getByRole('listitem')).toHaveCount(1);
  await expect(recorderBar(me.page)).toHaveCount(0);
  await expect(stepCard(me.page)).toHaveCount(0);

  await enableSite(me, 'SQLPad');
  await playAndRecord(me, title);
  popup = await openPopup(me);
  await popup.getByRole('button', { name: 'Leave workspace' }).click();
  await expect(popup.getByRole('alertdialog')).toContainText('Your recording of 1 step will end and be lost.');
  await popup.getByRole('button', { name: 'Leave', exact: true }).click();
  await popup.getByLabel('Invite link').waitFor();
  await popup.close();
  await expect(recorderBar(me.page)).toHaveCount(0);
  await expect(stepCard(me.page)).toHaveCount(0);
});

/** Everything that can be on a page at once: a card, and a bar with a step in it. */
async function playAndRecord(me: Person, title: string): Promise<void> {
  await expect(stepCard(me.page)).toHaveCount(0);
  await play(me, title);
  await stepCard(me.page, 1).waitFor();
  await startRecording(me);
  await queryName(me.page).pressSequentially('Costs');
  await expect(recorderBar(me.page)).toContainText('1 step');
}
