import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { freePort } from '../apps/port.ts';
import { anOp, joinStore, publishedEntry, type Client } from '../server/a-client.ts';
import { clientId, clientSecret, startProvider, type StartedProvider } from '../server/a-provider.ts';
import { startStore, type StartedStore } from '../server/start-store.ts';
import { launchChromium } from './browser/chromium.ts';
import { built } from './built.ts';
import { enableSite, openPopup, type Person } from './journey/person.ts';

/** What people wait for without thinking about it is a second; machines that run tests are slow. */
const withinMs = 3_000;

// One after the other with one store and one browser: starting those takes longer than all that is tested here.
test.describe.configure({ mode: 'serial' });
// A browser that is kept from test to test has had popups that are gone, and Playwright would look into those.
test.use({ trace: 'off', screenshot: 'off' });

const site = createServer((_, reply) => reply.setHeader('content-type', 'text/html').end('<h1>Leads</h1>'));
let provider: StartedProvider;
let store: StartedStore;
/** With the real extension. */
let rita: Person;
/** Speaks to the same store as an extension does. */
let author: Client;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const port = await freePort();
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  provider = await startProvider(`http://127.0.0.1:${port}/auth/callback`);
  provider.groups.set('rita', ['Trainers']);
  const browser = await launchChromium({ extension: built.chromium, saysYes: true });
  rita = { name: 'Rita', browser, page: await browser.context.newPage() };
  await rita.page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
  const env = {
    HANDRAIL_OIDC_ISSUER: provider.issuer,
    HANDRAIL_OIDC_CLIENT_ID: clientId,
    HANDRAIL_OIDC_CLIENT_SECRET: clientSecret,
    HANDRAIL_OIDC_NAME: 'Example Ltd',
    HANDRAIL_OIDC_GROUPS: '{"Trainers":{"role":"author"}}',
    HANDRAIL_EXTENSIONS: new URL(browser.origin).hostname,
  };
  store = await startStore({ port, env });
  author = await joinStore(store.url, store.firstInvite!, 'Ada');
});

test.afterAll(async () => {
  await rita?.browser.close();
  await store?.stop();
  await provider?.stop();
  site.close();
  site.closeAllConnections();
});

test('somebody signs in from the popup by the company’s own provider, and the popup comes back by itself', async () => {
  const { context } = rita.browser;
  const popup = await openPopup(rita);
  await popup.getByLabel('Invite link').fill(store.url);
  const opening = context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Sign in with Example Ltd' }).click({ noWaitAfter: true });
  const provided = await opening;
  // As the new window does where windows take the focus, which those of a headless browser do not.
  await popup.close();
  await provided.getByPlaceholder('Enter any login').fill('rita');
  await provided.getByPlaceholder('and password').fill('x');
  await provided.getByRole('button', { name: 'Sign-in' }).click();
  await provided.getByRole('button', { name: 'Continue' }).click({ noWaitAfter: true });
  const again = await rita.browser.popupThatOpened!();
  await expect(again.getByRole('contentinfo')).toContainText('rita of the provider · Author');
  await again.close();
  await enableSite(rita, 'CRM');
});

/** From the store's yes to the author until the title stands on the page. */
async function waitAfterPublishing(title: string, seen: Page): Promise<number> {
  const pages = [`${new URL(rita.page.url()).origin}/*`];
  const entry = { ...(await publishedEntry(author)), title, pages };
  await author.push('pub:main', anOp('entry', entry));
  const from = performance.now();
  await expect(seen.getByText(title).first()).toBeVisible({ timeout: 15_000 });
  const ms = Math.round(performance.now() - from);
  process.stdout.write(`    “${title}” was seen after ${ms} ms\n`);
  return ms;
}

test('a guide that is published while a colleague has Studio open appears there', async () => {
  const studio = await rita.browser.openPage('studio.html');
  await expect(studio.getByText('Synced').first()).toBeVisible();
  expect(await waitAfterPublishing('Add a contact', studio)).toBeLessThan(withinMs);
  await studio.close();
});

test('and where the popup is open, it appears among the guides of the page', async () => {
  const popup = await openPopup(rita);
  await expect(popup.getByText('Synced').first()).toBeVisible();
  expect(await waitAfterPublishing('Close a case', popup)).toBeLessThan(withinMs);
  await expect(popup.getByRole('region', { name: 'On this page' })).toContainText('Close a case');
});
