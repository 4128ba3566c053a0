import { createHash } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { freePort } from '../../apps/port.ts';

/**
 * A made-up application in the manner of Cockpit: a menu, and below it each page in a frame of its own, of which several
 * are kept and one is shown. Their addresses have a hash in them, and their order changes, with every visit. In the page
 * of accounts are a note (`srcdoc`), a frame in a shadow root, and a frame of another origin. Who is signed in stands in a
 * closed shadow root, into which only extensions can look.
 */
export async function startFramedPage(): Promise<{ url: string; stop(): Promise<void> }> {
  let visits = 0;
  const foreign = await serve((_, response) => respond(response, '<button>Pay with another site</button>'));
  const own = await serve((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/app') return respond(response, shell((visits += 1)));
    if (path.endsWith('/overview/index.html')) return respond(response, overview);
    if (path.endsWith('/accounts/index.html')) return respond(response, accounts(foreign.url));
    if (path.endsWith('/confirm.html')) return respond(response, confirm);
    response.writeHead(404).end();
  });
  return { url: `${own.url}/app`, stop: async () => void (await Promise.all([own.stop(), foreign.stop()])) };
}

async function serve(listener: RequestListener): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, stop };
}

function respond(response: Parameters<RequestListener>[1], body: string): void {
  response.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html><title>Host</title>${body}`);
}

function shell(visit: number): string {
  const hash = createHash('sha256').update(String(visit)).digest('hex');
  const frame = (name: string): string =>
    `<iframe name="host${visit}/${name}" title="${name}" src="/$${hash}/${name}/index.html#/" hidden></iframe>`;
  const names = visit % 2 ? ['overview', 'accounts'] : ['accounts', 'overview'];
  return `
<style>iframe { width: 900px; height: 560px; border: 6px solid gray; padding: 4px } [hidden] { display: none }</style>
<nav><button onclick="show('overview')">Overview</button> <button onclick="show('accounts')">Accounts</button>
  <x-person></x-person></nav>
${names.map(frame).join('')}
<script>
  function show(name) { for (const one of document.querySelectorAll('iframe')) one.hidden = one.title !== name }
  show('overview');
  customElements.define('x-person', class extends HTMLElement {
    constructor() {
      super();
      const root = this.attachShadow({ mode: 'closed' });
      root.innerHTML = '<label>Language <select><option>English</option><option>German</option></select></label> <button>Sign out</button>';
      root.querySelector('button').onclick = () => (root.querySelector('button').textContent = 'Signed out');
    }
  });
</script>`;
}

const overview = '<h1>Overview</h1><button>New account</button><button>Restart</button>';

const accounts = (foreign: string): string => `
<h1>Accounts</h1>
<button onclick="setTimeout(() => (document.querySelector('form').hidden = false), 200)">New account</button>
<form hidden onsubmit="return false">
  <p style="height: 500px">Accounts are for people.</p>
  <p><label>Full name <input name="full"></label></p>
  <iframe title="Note" srcdoc="<label>Note <input name='note'></label>" style="width: 400px; height: 80px"></iframe>
  <x-dialog></x-dialog>
  <iframe title="Payment" src="${foreign}/" style="width: 400px; height: 80px"></iframe>
</form>
<script>
  const root = document.querySelector('x-dialog').attachShadow({ mode: 'open' });
  root.innerHTML = '<iframe src="confirm.html" style="width: 400px; height: 80px"></iframe>';
</script>`;

const confirm = `<button onclick="location.search = '?done'">Create</button> <button>Cancel</button>
<script>if (location.search) document.body.textContent = 'Created';</script>`;
