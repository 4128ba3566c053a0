import { pageTokens, policyOf } from './page.ts';

const style = `${pageTokens}
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px; color: var(--ink);
  background: var(--ground); font: 16px/1.55 system-ui, sans-serif; }
main { width: 100%; max-width: 560px; padding: 36px; background: var(--paper); border: 1px solid var(--line);
  border-radius: 16px; box-shadow: 0 12px 40px rgb(0 0 0 / .08); }
h1 { margin: 0 0 4px; font-size: 26px; line-height: 1.25; }
p { margin: 0 0 20px; color: var(--quiet); }
ol { margin: 0 0 24px; padding-left: 24px; }
li { margin: 6px 0; }
.row { display: flex; gap: 8px; flex-wrap: wrap; }
input { flex: 1 1 240px; min-width: 0; padding: 10px 12px; color: inherit; background: var(--ground);
  border: 1px solid var(--line); border-radius: 8px; font: 13px/1.4 ui-monospace, monospace; }
button { padding: 10px 18px; border: 0; border-radius: 8px; color: var(--on-accent); background: var(--accent);
  font: 600 15px/1.4 system-ui, sans-serif; cursor: pointer; }
#said { min-height: 1.55em; margin: 12px 0 0; }
[hidden] { display: none !important; }
`;

const script = `
const link = document.getElementById('link');
const said = document.getElementById('said');
const isWhole = location.hash.length > 16;
document.getElementById('whole').hidden = !isWhole;
document.getElementById('broken').hidden = isWhole;
link.value = location.href;
link.addEventListener('focus', () => link.select());
document.getElementById('copy').addEventListener('click', async () => {
  link.select();
  try {
    if (navigator.clipboard) await navigator.clipboard.writeText(link.value);
    else document.execCommand('copy');
    said.textContent = 'Copied. Now open the Handrail popup.';
  } catch {
    said.textContent = 'The link is selected: press Ctrl+C or ⌘C.';
  }
});
`;

export const joinPagePolicy = policyOf({ style, script });

/** What somebody sees who opens their invite link: where to put it. The code in the fragment stays in their browser. */
export const joinPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Join Handrail</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>You are invited to Handrail</h1>
<p>Know-how of your colleagues, on the page where you need it.</p>
<div id="whole">
<ol>
<li>Install the Handrail extension, if you have not yet.</li>
<li>Open its popup from the browser's toolbar.</li>
<li>Paste this link there, and you are in.</li>
</ol>
<div class="row">
<input id="link" readonly aria-label="Your invite link" autocomplete="off" spellcheck="false">
<button id="copy" type="button">Copy link</button>
</div>
<p id="said" role="status"></p>
</div>
<p id="broken" hidden>This link is not complete. Open it exactly as you got it, or ask for a new one.</p>
<noscript><p>Copy this page's address from the address bar and paste it into the Handrail popup.</p></noscript>
</main>
<script>${script}</script>
</body>
</html>
`;
