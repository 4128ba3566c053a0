import type { Browser, CDPSession, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { say } from '../commands.ts';
import { bundle, launch } from '../target/browser.ts';
import { fetchRival } from './rival.ts';
import { intervalOf, median } from './statistics.ts';

const rounds = 8;
const times = 20;
const elements = 2_000;
const hugeElements = 50_000;
/** What a person feels, and a browser calls a long task. */
const longTaskMs = 50;
const rrweb = { name: 'rrweb', version: '2.2.2', files: ['dist/rrweb.umd.min.cjs'] };

type Variant = 'bare' | 'ours' | 'rrweb';
/** Something that happens on the page again and again. */
interface Deed {
  what: string;
  once(page: Page): Promise<unknown>;
}
const deeds: Deed[] = [
  { what: 'a person presses a button and a list is redrawn', once: (page) => page.mouse.click(40, 12) },
  { what: 'the page redraws a list by itself', once: (page) => page.evaluate('redraw()') },
];
const types = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'click',
  'keydown',
  'keyup',
  'input',
  'change',
  'focusin',
];
const starts: Record<Variant, string> = {
  bare: `for (const type of ${JSON.stringify(types)}) document.addEventListener(type, (event) => kept.push(event.type), true);`,
  ours: 'startRecorder((message) => kept.push(JSON.stringify(message)));',
  rrweb: 'rrweb.record({ emit: (event) => kept.push(JSON.stringify(event)) });',
};

/** What recording costs a page, against bare listeners and rrweb; false where a huge page would be held up by it. */
export async function measureRecorder(): Promise<boolean> {
  const ours = await bundle('scripts/bench/page/recorder.ts', 'handrailBench');
  const [rival] = (await fetchRival(rrweb.name, rrweb.version, rrweb.files)) ?? [];
  if (!rival) say('\nrrweb could not be fetched, so there is nothing to compare the recorder with.');
  const scripts = { bare: '', ours, rrweb: rival ? await readFile(rival, 'utf8') : '' };
  const variants: Variant[] = rival ? ['bare', 'ours', 'rrweb'] : ['bare', 'ours'];
  const browser = await launch();
  try {
    for (const deed of deeds) {
      const spent: Record<Variant, number[]> = { bare: [], ours: [], rrweb: [] };
      for (let round = -1; round < rounds; round += 1)
        for (const variant of variants.toSorted(() => Math.random() - 0.5)) {
          const ms = await cpuPerDeed(browser, `${scripts[variant]}\n;${starts[variant]}`, deed);
          if (round >= 0) spent[variant].push(ms);
        }
      report(deed.what, variants, spent);
    }
    return await isSmooth(browser, `${ours}\n;${starts.ours}`);
  } finally {
    await browser.close();
  }
}

/** Of the page's own thread, of which other programs take nothing. */
async function cpuPerDeed(browser: Browser, script: string, { once }: Deed): Promise<number> {
  const page = await open(browser, elements, script);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await taskTime(session);
  for (let time = 0; time < times; time += 1) await once(page);
  // What is done in idle time afterwards counts, too.
  await page.waitForTimeout(100);
  const after = await taskTime(session);
  await page.close();
  return ((after - before) * 1_000) / times;
}

async function taskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
}

function report(what: string, variants: readonly Variant[], spent: Record<Variant, number[]>): void {
  say(`\nRecording while ${what}, ${elements} elements, ${rounds} rounds of ${times}`);
  for (const variant of variants)
    say(`${variant.padEnd(30)} ${median(spent[variant]).toFixed(2)} ms of the page's thread each time`);
  for (const rival of variants.filter((one) => one !== 'ours')) {
    const ratios = spent.ours.map((ms, round) => ms / spent[rival][round]!);
    const [low, high] = intervalOf(ratios);
    const spread = `95 % of medians between ${low.toFixed(2)} and ${high.toFixed(2)}`;
    say(`${`ratio of ours to ${rival}`.padEnd(30)} ${median(ratios).toFixed(2)} (${spread})`);
  }
}

interface TraceEvent {
  name: string;
  tdur?: number;
  args: { data?: { type?: string } };
}

/** No press may hold the page up for as long as a person feels it. */
async function isSmooth(browser: Browser, script: string): Promise<boolean> {
  const page = await open(browser, hugeElements, script);
  // The first press compiles what the others run.
  await page.mouse.click(40, 12);
  await browser.startTracing(page, { categories: ['devtools.timeline'] });
  for (let time = 0; time < times; time += 1) await page.mouse.click(40, 12);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  await page.close();
  const presses = trace.traceEvents.filter(
    ({ name, args }) => name === 'EventDispatch' && types.includes(args.data?.type ?? ''),
  );
  const longest = Math.max(...presses.map(({ tdur = 0 }) => tdur / 1_000));
  const isShort = longest < longTaskMs;
  say(`\nThe longest of ${presses.length} events on a page of ${hugeElements} elements`);
  say(`${'with the recorder'.padEnd(30)} ${longest.toFixed(1)} ms${isShort ? '' : `, LONGER THAN ${longTaskMs} ms`}`);
  return isShort;
}

/** Of this machine, so that the page may use what browsers keep for secure ones; nothing is asked of it. */
const address = 'http://localhost/bench';

async function open(browser: Browser, count: number, script: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 900 } });
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: htmlOf(count) }));
  await page.goto(address);
  await page.evaluate(`globalThis.kept = [];\n${script}`);
  await page.waitForTimeout(200);
  return page;
}

/** A table of records below a button that draws its first rows anew, as lists do that are filtered. */
function htmlOf(count: number): string {
  const row = (number: number): string =>
    `<tr><td>Lead ${number}</td><td><a href="#${number}">Open</a></td><td><button>Edit</button></td></tr>`;
  const rows = Array.from({ length: count / 6 }, (_, number) => row(number)).join('');
  return `<!doctype html><title>Leads</title><body style="margin: 0"><button id="more" style="width: 80px; height: 24px">Refresh</button>
    <main><h1>Leads</h1><table><thead><tr><th>Name</th><th></th><th></th></tr></thead><tbody>${rows}</tbody></table></main>
    <script>
      const body = document.querySelector('tbody');
      const redraw = () => {
        for (const row of [...body.rows].slice(0, 20)) row.replaceWith(row.cloneNode(true));
      };
      document.querySelector('#more').addEventListener('click', redraw);
    </script>`;
}
