import { expect, test } from 'vitest';
import { proposeTitle } from '#lib/model/propose-title.ts';

const title = (...titles: string[]) =>
  proposeTitle(titles.map((one) => ({ action: /fill in|Tick/.test(one) ? 'input' : 'click', title: one })));

test.each([
  ['Create a deal', ['Click **Deals**', 'In **Deals**, click **New**', 'Click **Save**']],
  ['Create a party', ['Click **Party**', 'Click **Parties**', 'Click **New**', 'In **Party**, fill in **Name**']],
  ['Create a lead', ['Click **New lead**', 'Click into **Company**', 'Click **Save**']],
  ['Create an invoice', ['Click **+ New Invoice**', 'Click **Save**']],
  ['Create a schedule', ['Click **Schedules**', 'Click **Add new schedule**', 'Click **Add**']],
  ['Create a VAT rate', ['Click **New VAT rate**']],
  ['Create group', ['Click **Create group**', 'Click **Create**']],
  ['New in Inbox', ['Click **Inbox**', 'Click **New**']],
  ['New', ['Click **New**']],
  ['Neu anlegen', ['Klicken Sie auf **Kunden**', 'Klicken Sie auf **Neu anlegen**']],
  ['Change Phone', ['Click **Accounts**', 'In **Person**, fill in **Phone**', 'Click **Save**']],
  ['Change Phone and City', ['In **A**, fill in **Phone**', 'In **A**, fill in **City**', 'Click **Save**']],
  ['Send order', ['Click **Orders**', 'Click **Send order**', 'Click **OK**']],
  ['Export', ['Click **Export**', 'Click the 2nd button after **Query name**', 'Click **OK**']],
  ['Save_all', ['Click **Save\\_all**']],
  [null, ['Click here']],
])('%s', (said, titles) => {
  expect(title(...titles)).toBe(said);
});
