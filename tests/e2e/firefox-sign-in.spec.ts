import { expect, test } from '@playwright/test';
import { freePort } from '../apps/port.ts';
import { clientId, clientSecret, startProvider } from '../server/a-provider.ts';
import { startStore } from '../server/start-store.ts';
import { launchFirefox } from './browser/firefox.ts';
import { built } from './built.ts';

test('in Firefox somebody signs in by the company’s own provider, at the address that Firefox gives the extension', async () => {
  const port = await freePort();
  const provider = await startProvider(`http://127.0.0.1:${port}/auth/callback`);
  const firefox = await launchFirefox({ extension: built.firefox });
  const popup = await firefox.openPage('popup.html');
  const back = await popup.evaluate(() =>
    (
      globalThis as unknown as { browser: { identity: { getRedirectURL(): string } } }
    ).browser.identity.getRedirectURL(),
  );
  const store = await startStore({
    port,
    env: {
      HANDRAIL_OIDC_ISSUER: provider.issuer,
      HANDRAIL_OIDC_CLIENT_ID: clientId,
      HANDRAIL_OIDC_CLIENT_SECRET: clientSecret,
      HANDRAIL_OIDC_NAME: 'Example Ltd',
      HANDRAIL_EXTENSIONS: new URL(back).hostname.split('.')[0]!,
    },
  });
  try {
    await popup.getByLabel('Invite link').fill(store.url);
    const opening = firefox.context.waitForEvent('page');
    await popup.getByRole('button', { name: 'Sign in with Example Ltd' }).click({ noWaitAfter: true });
    const provided = await opening;
    await provided.getByPlaceholder('Enter any login').fill('rita');
    await provided.getByPlaceholder('and password').fill('x');
    await provided.getByRole('button', { name: 'Sign-in' }).click();
    await provided.getByRole('button', { name: 'Continue' }).click({ noWaitAfter: true });
    await expect(popup.getByRole('contentinfo')).toContainText('rita of the provider · Reader', { timeout: 20_000 });
  } finally {
    await firefox.close();
    await store.stop();
    await provider.stop();
  }
});
