import { createServer, type Server } from 'node:http';
import type { FrameLocator, Page } from '@playwright/test';
import { freePort } from '../../apps/port.ts';

/** Border and padding of its frames. */
export const edge = 10;

/** A shop whose payment is another company's, in a frame that the shop cannot look into. */
export async function startPageOfTwoSites(): Promise<{ url: string; payUrl: string; stop(): Promise<void> }> {
  const [shopAt, payAt] = [await freePort(), await freePort()];
  const shop = serve(shopAt, () => shopPage(`http://pay.test:${payAt}`));
  const pay = serve(payAt, (path) => (path === '/done' ? '<h1>Thank you</h1>' : payPage));
  return {
    url: `http://shop.test:${shopAt}/`,
    payUrl: `http://pay.test:${payAt}/card`,
    stop: async () => {
      for (const server of [shop, pay]) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  };
}

export const payment = (page: Page): FrameLocator => page.frameLocator('iframe[title=Payment]');

function serve(port: number, pageAt: (path: string) => string): Server {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(pageAt(request.url ?? '/'));
  });
  return server.listen(port, '127.0.0.1');
}

const shopPage = (pay: string): string => `<!doctype html><title>Shop</title>
<style>body { font: 16px system-ui; margin: 24px } iframe { border: ${edge - 6}px solid silver; padding: 6px; width: 520px; height: 220px }</style>
<h1>Your order</h1>
<button onclick="document.querySelector('#pay').hidden = false">Check out</button>
<section id="pay" hidden>
  <p style="height: 300px">Almost there.</p>
  <iframe title="Banner" src="${pay}/banner"></iframe>
  <iframe title="Payment" name="pay" src="${pay}/card"></iframe>
</section>`;

const payPage = `<!doctype html><title>Payments</title>
<style>body { font: 16px system-ui; margin: 12px } div { height: 240px }</style>
<p><label>Card holder <input name="holder"></label></p>
<p><label>Country <select><option>Norway</option><option>Sweden</option></select></label></p>
<div></div>
<button onclick="location.href = '/done'">Pay now</button>`;
