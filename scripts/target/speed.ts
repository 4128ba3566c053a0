import { median } from '../bench/statistics.ts';
import { say } from '../commands.ts';
import { bundle, launch, openStage, showStored } from './browser.ts';
import type { Algorithm } from './page/trial.ts';
import { bundleRivals } from './rivals.ts';

/**
 * `npm run bench:speed`: how long it takes to describe an element, against @medv/finder, and to find one whose hooks are
 * gone, against Playwright's query by role and name, on pages of 1 000, 10 000 and 50 000 elements. All in one run and
 * only as ratios: machines differ, and are busy.
 */
declare const algorithms: Record<string, Algorithm>;

const sizes = [1_000, 10_000, 50_000];
const tries = 15;

const scripts = [await bundle('scripts/target/page/target.ts'), await bundleRivals()];
const browser = await launch();
say('| elements | describe, of finder | find without hooks, of Playwright by role | describe ms | find ms |');
say('| --- | --- | --- | --- | --- |');
try {
  for (const size of sizes) {
    const page = await openStage(browser);
    await showStored(page, pageOf(size), scripts);
    const { count, times } = await page.evaluate(measure, tries);
    const middle = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
    const ratio = (one: string, other: string): string => (middle[one]! / middle[other]!).toFixed(2);
    const cells = [count, ratio('describe', 'finder'), ratio('find', 'role')];
    say(`| ${[...cells, middle['describe']!.toFixed(1), middle['find']!.toFixed(1)].join(' | ')} |`);
    await page.context().close();
  }
} finally {
  await browser.close();
}

/** Times each work in turn on one element after the other, spread over the page. Runs in the page. */
function measure(tries: number): { count: number; times: Record<'describe' | 'finder' | 'find' | 'role', number[]> } {
  const { handrail, '@medv/finder': finder, 'role + name': role } = algorithms as Record<string, Algorithm>;
  const all = [...document.querySelectorAll('nav a, main button, form input')];
  const times = { describe: [] as number[], finder: [] as number[], find: [] as number[], role: [] as number[] };
  const time = <T>(into: number[], work: () => T): T => {
    const startedAt = performance.now();
    const result = work();
    into.push(performance.now() - startedAt);
    return result;
  };
  for (let at = 0; at < tries; at += 1) {
    const element = all[Math.floor(((at + 0.5) * all.length) / tries)]!;
    const target = time(times.describe, () => handrail!.describe(element)) as { hooks?: unknown };
    time(times.finder, () => finder!.describe(element));
    const byRole = role!.describe(element);
    delete target.hooks;
    time(times.find, () => handrail!.find(target));
    time(times.role, () => role!.find(byRole));
  }
  return { count: document.querySelectorAll('*').length, times };
}

/** A CRM of so many elements: a menu, a toolbar, forms in sections, and a table for the rest. */
function pageOf(size: number): string {
  const repeat = (count: number, part: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => part(at)).join('');
  const word = (at: number): string =>
    ['Leads', 'Orders', 'Visits', 'Offers', 'Cases', 'Teams', 'Plans'][at % 7]! +
    ' ' +
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[at % 26];
  const sections = Math.round(size / 100);
  const rows = Math.round((size * 0.6) / 6);
  return `<!doctype html><title>CRM</title><body><nav><ul>${repeat(20, (at) => `<li><a href="/${at}">${word(at)}</a></li>`)}</ul></nav>
    <main><h1>Pipeline</h1><div role="toolbar">${repeat(12, (at) => `<button class="tool">New ${word(at * 3)}</button>`)}</div>
    ${repeat(sections, (at) => `<section><h2>Part ${word(at)} ${at}</h2><form>${repeat(8, (one) => `<p><label>${word(one)} of part <input name="f${one}"></label></p>`)}<button>Save part</button></form></section>`)}
    <table><thead><tr><th>Name</th><th>Stage</th><th>Action</th></tr></thead><tbody>${repeat(rows, (at) => `<tr><td><span>${word(at)}</span></td><td>Won</td><td><button>Edit</button></td></tr>`)}</tbody></table></main></body>`;
}
