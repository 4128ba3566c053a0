import { createServer } from 'node:http';
import { freePort } from '../../apps/port.ts';

/**
 * A made-up shop where the same task meets different pages: a notice that is there at times, an order that is small or
 * needs an approval, and a receipt that may not come.
 */
export async function startOrderPage(): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(orders);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/orders`, stop };
}

/** `?notice`, `?large`, `?broken`: which of the pages it is. */
const orders = `<!doctype html><html lang="en"><title>Orders</title>
<style>body { font: 16px sans-serif; margin: 24px } button { display: block; margin: 16px 0 } [hidden] { display: none }</style>
<h1>Orders</h1>
<button id="notice" hidden>Dismiss the notice</button>
<button id="small" hidden>Small order</button>
<button id="approve">Ask for approval</button>
<button id="send">Send order</button>
<button id="receipt" hidden>Receipt</button>
<script>
  const by = (id) => document.getElementById(id);
  const is = (word) => new URLSearchParams(location.search).has(word);
  by('notice').hidden = !is('notice');
  by('small').hidden = is('large');
  by('notice').onclick = () => (by('notice').hidden = true);
  by('send').onclick = () => (by('receipt').hidden = is('broken'));
</script>`;
