import type { SceneWithApp } from './samples.ts';

export interface Welcome {
  apps: readonly SceneWithApp[];
  /** A link with which somebody else joins. */
  invite: string;
  /** Where the built extension is. */
  extension: string;
  /** Applications that could not be had here. */
  missing: readonly string[];
  icon: string;
}

/** What to try, in five lines, and what is needed for it. */
export function welcomePage({ apps, invite, extension, missing, icon }: Welcome): string {
  const { scene, app } = apps[0]!;
  const lines = [
    `<b>Follow a colleague.</b> Sign in to <a href="${app.url}">${scene.appName}</a>, press the Handrail button
     <span class="icon">${icon}</span> at the top right (or <kbd>Alt</kbd>+<kbd>Shift</kbd>+<kbd>H</kbd>) and choose
     “${escape(scene.title)}”.`,
    `<b>Read on the spot.</b> The dot beside a field holds a tip; “${escape(scene.tipSheet.title)}” in the same list opens
     a tip sheet beside the page.`,
    `<b>Show how you do it.</b> <i>Record a task</i>, click through it, <i>Stop</i>; give it a title and <i>Publish</i>.`,
    `<b>Say what no longer fits.</b> <i>Outdated?</i> on any step; the answer comes from <i>Reports</i> in Studio.`,
    `<b>Be two people.</b> Load the extension into another browser and join there with the invite link below.`,
  ];
  const rows = apps.map(({ scene: { appName }, app: { url, login } }) => {
    const words = login ? `${code(login.user)}<br><span class="soft">password</span> ${code(login.password)}` : '';
    return `<tr><th scope="row"><a href="${url}">${appName}</a></th><td>${words}</td></tr>`;
  });
  const without = missing.map(
    (name) => `<p class="soft">${name} could not be had on this machine; the terminal says why.</p>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Handrail demo</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}">
<style>${style}</style>
</head>
<body>
<main>
<header>${icon}<div><h1>Handrail</h1><p class="soft">Know-how of your colleagues, on the page where you need it.</p></div></header>
<section>
<h2>What to try</h2>
<ol>${lines.map((line) => `<li><span>${line}</span></li>`).join('\n')}</ol>
</section>
<div class="two">
<section>
<h2>Where, and as whom</h2>
<table>${rows.join('')}</table>
${without.join('')}
</section>
<section>
<h2>For a second browser</h2>
<p class="soft">The extension is in</p>
<p>${code(extension)}</p>
<p class="soft">The invite link</p>
<p>${code(invite)}</p>
</section>
</div>
<footer class="soft">To stop, close this window or press <kbd>Ctrl</kbd>+<kbd>C</kbd> in the terminal. Everything is there again at the next <code>npm run demo</code>.</footer>
</main>
</body>
</html>`;
}

function code(text: string): string {
  return `<code>${escape(text)}</code>`;
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}

const style = `
:root {
  color-scheme: light dark;
  --ink: light-dark(oklch(25% 0.02 265), oklch(94% 0.008 265));
  --soft: light-dark(oklch(46% 0.02 265), oklch(75% 0.015 265));
  --ground: light-dark(oklch(97.2% 0.004 265), oklch(18.5% 0.013 265));
  --paper: light-dark(oklch(100% 0 0), oklch(23% 0.015 265));
  --line: light-dark(oklch(89% 0.008 265), oklch(35% 0.018 265));
  --accent: light-dark(oklch(51.5% 0.19 268), oklch(77% 0.11 270));
  --wash: light-dark(oklch(96.2% 0.018 268), oklch(29.5% 0.045 268));
}
* { box-sizing: border-box; margin: 0; }
body { font: 16px/1.55 system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif; color: var(--ink); background: var(--ground); }
main { max-width: 900px; margin: 0 auto; padding: 28px 24px; display: grid; gap: 16px; }
header { display: flex; gap: 18px; align-items: center; padding-bottom: 8px; }
header svg { width: 60px; height: 60px; flex: none; }
h1 { font-size: 30px; line-height: 1.2; letter-spacing: -0.01em; }
h2 { font-size: 15px; margin-bottom: 14px; }
section { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 18px 24px; min-width: 0; }
ol { list-style: none; padding: 0; counter-reset: line; display: grid; gap: 12px; }
li { display: flex; gap: 14px; counter-increment: line; }
li::before { content: counter(line); flex: none; width: 28px; height: 28px; border-radius: 50%; text-align: center;
  line-height: 28px; font-size: 14px; font-weight: 600; color: var(--accent); background: var(--wash); }
a { color: var(--accent); }
.icon svg { width: 18px; height: 18px; vertical-align: -3px; }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)); gap: 20px; }
table { border-spacing: 0 8px; margin: -8px 0; }
th { text-align: left; padding-right: 18px; vertical-align: top; }
code { font: 13px/1.6 ui-monospace, 'SF Mono', Consolas, 'Liberation Mono', monospace; user-select: all; overflow-wrap: anywhere;
  background: var(--wash); border-radius: 5px; padding: 2px 6px; box-decoration-break: clone; }
kbd { font: inherit; font-size: 0.85em; border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 5px; padding: 1px 5px; }
section p + p { margin-top: 6px; }
.soft { color: var(--soft); }
footer { padding: 0 4px; font-size: 14px; }
`;
