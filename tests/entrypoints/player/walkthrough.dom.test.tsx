import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import css from '#components/overlay/overlay.css?inline';
import { Trace } from '#lib/model/trace.ts';
import { openOverlay } from '#lib/overlay/mount-overlay.ts';
import { sheetOf } from '#lib/overlay/sheet.ts';
import { browser } from '#lib/platform/browser.ts';
import { showTraces } from '#lib/platform/traces-shown.ts';
import { describe } from '#lib/target/describe.ts';
import { awaitTarget } from '#lib/target/watch.ts';
import { showBeacon } from '../../../entrypoints/player/beacon.tsx';
import { makeStage } from '../../../entrypoints/player/stage.ts';
import { showWalkthrough } from '../../../entrypoints/player/walkthrough.tsx';
import { aGuide, aRun, aStep } from '../../lib/player/a-guide.ts';

const sent = vi.fn(async (_message: unknown): Promise<unknown> => ({ ok: true, value: { flagId: 'f', isSent: true } }));
let life: AbortController;

beforeEach(async () => {
  await page.viewport(900, 640);
  life = new AbortController();
  sent.mockClear();
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(sent as never);
  document.body.innerHTML = '<h1>Deals of Zoe</h1><p style="height:80px"></p><button>Export zebra</button>';
});
afterEach(async () => {
  await showTraces(false);
  life.abort();
  document.body.innerHTML = '';
  vi.restoreAllMocks();
});

const aStage = () => makeStage(openOverlay(sheetOf(css), life.signal), () => undefined);
const button = (name: string) => page.getByRole('button', { name });
const theButton = () => document.querySelector('button')!;

function play(target = describe(theButton())): void {
  const parts = { stage: aStage(), awaitTarget, isStarted: false, onEnd: () => life.abort() };
  showWalkthrough(aRun([aStep({ target })]), parts, life.signal);
}
async function report(): Promise<{ trace?: unknown }> {
  await userEvent.click(page.getByText('Moved'));
  await userEvent.click(button('Send'));
  const flags = sent.mock.calls.map(([message]) => message as { name: string; request: { trace?: unknown } });
  return flags.find(({ name }) => name === 'flag:raise')!.request;
}

test('a report of a step takes along how its element is looked for, and nothing of the page', async () => {
  play();
  await userEvent.click(button('Outdated?'));
  await expect.element(page.getByText(/nothing of the page/)).toBeVisible();
  const { trace } = await report();
  expect(Trace.parse(trace)).toMatchObject({ outcome: 'found' });
  expect(JSON.stringify(trace)).not.toMatch(/zoe|zebra|deals/i);
});

test('so does the report of a tip', async () => {
  const tip = aGuide([aStep({ target: describe(theButton()) })], { kind: 'tip', title: 'Zebras' });
  showBeacon(tip, aStage(), awaitTarget, life.signal);
  await userEvent.click(button('Tip: Zebras'));
  await expect.element(page.getByRole('region', { name: 'Zebras', exact: true })).toBeVisible();
  await userEvent.click(button('Outdated?'));
  expect(Trace.parse((await report()).trace)).toMatchObject({ outcome: 'found' });
});

test('of a step that belongs to another page there is nothing to tell', async () => {
  await showTraces(true);
  const step = aStep({ target: describe(theButton()), page: 'https://crm.example.com/deals' });
  showWalkthrough(
    aRun([step]),
    { stage: aStage(), awaitTarget, isStarted: false, onEnd: () => life.abort() },
    life.signal,
  );
  await expect.element(page.getByText('This step is on another page.').first()).toBeVisible();
  expect(page.getByText('How it is looked for').elements()).toHaveLength(0);
});

test('on the card it is only for those who switched it on, at once and as the page is now', async () => {
  play();
  const unfold = page.getByText('How it is looked for');
  await expect.element(button('Outdated?')).toBeVisible();
  expect(unfold.elements()).toHaveLength(0);
  await showTraces(true);
  await userEvent.click(unfold);
  await expect.element(page.getByText(/outcome: found/)).toBeVisible();
  const before = unfold.element().parentElement!.textContent;
  document.body.innerHTML = '<p style="height:300px"></p><button>Export zebra</button>';
  await expect.poll(() => unfold.element().parentElement!.textContent).not.toBe(before);
  await expect.element(page.getByText(/outcome: found/)).toBeVisible();
  await showTraces(false);
  await expect.poll(() => unfold.elements()).toHaveLength(0);
});

test('who listens hears that a check was not reached, at the end and after another page, too', async () => {
  const check = aStep({ kind: 'check', advanceOn: 'next', title: [{ kind: 'text', text: 'You see it' }] });
  const parts = { stage: aStage(), awaitTarget, isStarted: false, onEnd: () => life.abort() };
  const run = aRun([check, aStep({ target: null, advanceOn: 'next' })], { index: 1, unreached: [0] });
  showWalkthrough(run, parts, life.signal);
  await userEvent.click(button('Next'));
  const moved = { name: 'run:move', request: { runId: run.id, index: 2, stepId: null, unreached: [check.id] } };
  expect(sent).toHaveBeenCalledWith(expect.objectContaining(moved));
  await expect
    .element(page.getByRole('status'))
    .toHaveTextContent('At the end of Create a lead Not seen, so perhaps not reached: “You see it”');
  expect(page.getByRole('dialog', { name: 'At the end' }).elements()).toHaveLength(1);
});

test('a spot in a canvas is shown there, whatever size the canvas has, and as no more than likely', async () => {
  document.body.innerHTML =
    '<h1>Sales</h1><canvas id="sales-chart" style="position:absolute;left:100px;top:60px;width:400px;height:200px"></canvas>';
  const canvas = document.querySelector('canvas')!;
  play({ ...describe(canvas), region: [0.25, 0.5] });
  await expect.element(page.getByText('Probably here: it is painted, and may move.')).toBeVisible();
  const host = document.querySelector('handrail-overlay')!;
  const ring = () => host.shadowRoot!.querySelector('[data-where="over"]')!.getBoundingClientRect();
  const middle = () => [ring().left + ring().width / 2, ring().top + ring().height / 2].map(Math.round);
  await vi.waitFor(() => expect(middle()).toEqual([200, 160]));
  canvas.style.width = '800px';
  await vi.waitFor(() => expect(middle()).toEqual([300, 160]));
});

test('what an element is called in another language is told once, and nothing in the author’s own', async () => {
  const told = () =>
    sent.mock.calls.map(([message]) => message as { name: string }).filter(({ name }) => name === 'label:tell');
  document.documentElement.lang = 'en';
  const target = { ...describe(theButton()), language: 'en-Latn' };
  play(target);
  await expect.element(button('Outdated?')).toBeVisible();
  expect(told()).toEqual([]);
  life.abort();
  life = new AbortController();
  document.documentElement.lang = 'de';
  theButton().textContent = 'Zebra ausgeben';
  play({ ...target, hooks: {} });
  const yes = button('Yes, here');
  await expect.element(yes.or(button('Outdated?')).first()).toBeVisible();
  if (yes.query()) await userEvent.click(yes);
  await vi.waitFor(() => expect(told()).toHaveLength(1));
  expect(told()[0]).toMatchObject({ request: { language: 'de-Latn', of: 'Export zebra', name: 'Zebra ausgeben' } });
  document.documentElement.removeAttribute('lang');
});

test('a picture in a text is shown where it is', async () => {
  const source = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
  sent.mockResolvedValue({ ok: true, value: source });
  const shown = { kind: 'picture' as const, sha256: 'a'.repeat(64), alt: 'the button' };
  const step = aStep({ target: describe(theButton()), text: [{ kind: 'paragraph', children: [shown] }] });
  showWalkthrough(aRun([step]), { stage: aStage(), awaitTarget, isStarted: false, onEnd: vi.fn() }, life.signal);
  await expect.element(page.getByRole('img', { name: 'the button' })).toHaveAttribute('src', source);
});

test('what a guide says is read in its own language, what Handrail says is not', async () => {
  const languages = { title: 'ar-Arab', text: 'de-Latn' };
  const run = aRun([aStep({ target: describe(theButton()), languages })]);
  const guide = { ...run.guide, languages };
  showWalkthrough({ ...run, guide }, { stage: aStage(), awaitTarget, isStarted: false, onEnd: vi.fn() }, life.signal);
  const langOf = (words: string) =>
    page.getByText(words, { exact: true }).first().element().closest('[lang]')?.getAttribute('lang');
  await expect.element(page.getByText('Click it', { exact: true })).toBeVisible();
  expect([langOf('Click it'), langOf(guide.title)]).toEqual(['ar-Arab', 'ar-Arab']);
  await expect.element(page.getByRole('status')).toHaveTextContent('Step 1 of 1. Click it');
  expect(page.getByRole('status').element().innerHTML).toContain('<span lang="ar-Arab" dir="rtl">Click it</span>');
  expect(langOf('Outdated?')).toBeUndefined();
  expect(document.querySelector('handrail-overlay')).toHaveProperty('lang', 'en');
  document.documentElement.dir = 'rtl';
  expect(getComputedStyle(button('Outdated?').element()).direction).toBe('ltr');
  document.documentElement.removeAttribute('dir');
});
