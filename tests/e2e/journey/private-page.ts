import { createServer } from 'node:http';
import { freePort } from '../../apps/port.ts';

/** One word for each way in which a page can hold what is somebody's; none of them may be found anywhere afterwards. */
export const secrets = {
  'what is typed': 'correct horse battery staple',
  'a password': 'hunter-two-quoll',
  'a mail address in a text': 'quokka@example.com',
  'a name in a table': 'Numbat Logistics',
  'a field nobody touched': 'untouched wombat',
  'the title of the page': 'Bilby Holding',
  'the address of the page': 'pangolin',
  'where a link leads': 'axolotl',
  'what is searched for': 'dugong',
  'a field in a closed shadow root': 'okapi cooperative',
  'a text in a closed shadow root': 'kakapo@example.com',
};

/** Areas of the page, by selector, that no picture may show. */
export const hidden = ['#company', '#password', '#mail', '#name', '#remark', '#card'];

/** A page of a made-up application that is full of them. */
export async function startPrivatePage(): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/customers/${secrets['the address of the page']}?q=dugong`, stop };
}

const html = `<!doctype html>
<title>${secrets['the title of the page']}</title>
<style>body { font: 20px sans-serif } input, button, table { font: inherit } p { width: fit-content }</style>
<nav><a href="#top">Offers</a> <a href="/customers/${secrets['where a link leads']}/edit" onclick="return false">Edit</a></nav>
<h1>Offer</h1>
<p><label>Company <input id="company"></label></p>
<p><label>Password <input id="password" type="password"></label></p>
<p><label>Remark <input id="remark" value="${secrets['a field nobody touched']}"></label></p>
<p id="mail">Write to ${secrets['a mail address in a text']}</p>
<table>
  <thead><tr><th>Name</th><th>Town</th></tr></thead>
  <tbody>
    <tr><td id="name">${secrets['a name in a table']}</td><td>Perth</td></tr>
    <tr><td>Dingo Transport</td><td>Darwin</td></tr>
    <tr><td>Emu Works</td><td>Hobart</td></tr>
  </tbody>
</table>
<p><x-card id="card"></x-card></p>
<button id="save">Save</button>
<script>
  const root = document.querySelector('x-card').attachShadow({ mode: 'closed' });
  root.innerHTML = '<input value="${secrets['a field in a closed shadow root']}">' +
    '<span>${secrets['a text in a closed shadow root']}</span>';
</script>`;
