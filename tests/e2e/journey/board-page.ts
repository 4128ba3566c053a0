import { createServer } from 'node:http';
import { freePort } from '../../apps/port.ts';

/**
 * A made-up application that is operated by all but plain clicks: a menu that opens under the pointer, a tree that is
 * opened by a double-click, a menu of its own behind the right button, cards to drag, a shortcut that opens a dialog, a
 * list that draws only what is in sight, and a link into a new tab.
 */
export async function startBoardPage(): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const server = createServer(({ url = '' }, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="en"><title>Board</title>${url.startsWith('/details') ? details : board}`);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/board`, stop };
}

const board = `
<style>
  body { font: 16px sans-serif; margin: 24px } ul { list-style: none; padding: 0 }
  #bar li { position: relative; width: 120px; padding: 8px; background: #eee } #bar ul { display: none; position: absolute; top: 36px; left: 0 }
  #bar li:hover > ul { display: block }
  .lists { display: flex; gap: 40px; margin: 120px 0 24px } section { width: 160px; min-height: 120px; border: 1px solid gray }
  #labels { height: 120px; overflow: auto } #labels > div { position: relative; height: 4320px } #labels button { position: absolute; height: 24px }
  [draggable] { padding: 8px; background: #cde } #menu { position: absolute } [hidden] { display: none }
</style>
<ul id="bar"><li><a href="#file">File</a><ul><li><button id="new">New board</button></li></ul></li></ul>
<div class="lists">
  <section aria-label="Open"><div id="card" draggable="true">Plan</div></section>
  <section aria-label="Done" id="done"></section>
  <div role="tree"><div role="treeitem" id="folder" tabindex="0" style="cursor: pointer">Archive</div></div>
  <section aria-label="Labels"><div id="labels" tabindex="0"><div></div></div></section>
</div>
<button id="sheet">Sheet 1</button> <a href="/details" target="_blank">Details</a>
<div id="menu" role="menu" hidden><button role="menuitem">Rename</button></div>
<dialog><label>Search <input></label></dialog>
<output id="log"></output>
<script>
  const by = (id) => document.getElementById(id);
  const log = (word) => (by('log').textContent += word + ' ');
  by('new').onclick = () => log('new');
  by('folder').ondblclick = () => log('open');
  by('done').ondragover = (event) => event.preventDefault();
  by('done').ondrop = () => (by('done').append(by('card')), log('drop'));
  by('sheet').oncontextmenu = (event) => (event.preventDefault(), (by('menu').hidden = false));
  by('menu').onclick = () => ((by('menu').hidden = true), log('rename'));
  const hues = 'Red Green Blue Amber Violet Teal Grey Brown Pink White'.split(' ');
  const marks = 'flag star dot bell pin bolt leaf cloud heart key moon sun tree drop wave rock shell crown'.split(' ');
  const labels = marks.flatMap((mark) => hues.map((hue) => hue + ' ' + mark));
  const draw = () => {
    const first = Math.floor(by('labels').scrollTop / 24);
    const drawn = labels.slice(first, first + 6).map((label, at) => {
      const button = Object.assign(document.createElement('button'), { textContent: label, onclick: () => log('label') });
      button.style.top = (first + at) * 24 + 'px';
      return button;
    });
    by('labels').firstElementChild.replaceChildren(...drawn);
  };
  by('labels').onscroll = () => requestAnimationFrame(draw);
  draw();
  document.onkeydown = (event) => {
    if (event.key !== 'k' || !event.ctrlKey) return;
    event.preventDefault();
    document.querySelector('dialog').showModal();
  };
</script>`;

const details = `<h1>Details</h1><button onclick="this.textContent = 'Approved'">Approve</button>`;
