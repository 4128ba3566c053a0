import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { Masks } from '#lib/model/recording.ts';
import { Wireframe } from '#lib/model/wireframe.ts';
import { browser } from '#lib/platform/browser.ts';
import type { Glance, GlanceScope } from '#lib/recorder/insight.ts';
import { findMasks } from '#lib/recorder/masks.ts';
import { record } from '#lib/recorder/record.ts';
import { sketch } from '#lib/recorder/sketch.ts';
import { pushFeed } from '#lib/sync/push.ts';
import { aDesk, aTab } from '#tests/fixtures/a-desk.ts';
import { aPerson } from '#tests/fixtures/a-device.ts';
import { clickOn } from '#tests/fixtures/a-frame.ts';
import { AStore } from '#tests/fixtures/a-store.ts';
import { openEyes } from '../../../entrypoints/recorder/eyes.ts';

/** Something that is somebody's: a word that stands nowhere else, in the form of a name, an address or a number. */
const secretForms = {
  name: (n: number) => `Quokka${n} Zebrowski`,
  mail: (n: number) => `zoe${n}@wombat.example`,
  card: (n: number) => `4111 1111 1111 ${1000 + n}`,
  iban: (n: number) => `DE89 3704 0044 0532 01${10 + n} 00`,
  phone: (n: number) => `+49 170 55512${100 + n}`,
  word: () => 'pademelons',
  /** Digits, quotes, and more than a target keeps of any text. */
  story: (n: number) => `${n} "Pademelon" of 2${n} ${'Wallabies & Bandicoots '.repeat(4)}`,
};
type Form = keyof typeof secretForms;
const anyForm = fc.constantFrom<Form>('name', 'mail', 'card', 'iban', 'phone', 'story');
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
/** What reads as a number or an address is private wherever it stands; a name is where records are. */
const plainForm = fc.constantFrom<Form>('mail', 'card', 'iban', 'phone');

type Say = (form: Form) => string;
/** A part of a page, with places for secrets, and `press` where something can be done. */
type Part = (say: Say, form: Form) => string;

const inRecords: Record<string, Part> = {
  table: (say, form) =>
    `<table><thead><tr><th>Who</th><th></th></tr></thead><tbody>${rows(3, () => `<tr><td class="press private" title="${say(form)}">${say(form)}</td><td><a class="press" href="#" aria-label="Open ${say(form)}">Open</a></td></tr>`)}</tbody></table>`,
  grid: (say, form) =>
    `<div role="grid"><div role="row"><span role="columnheader">Who</span></div>${rows(3, () => `<div role="row"><span class="press private" role="gridcell">${say(form)}</span></div>`)}</div>`,
  list: (say, form) =>
    `<ul>${rows(4, () => `<li class="press"><b class="private">${say(form)}</b> <i class="private">${say(form)}</i></li>`)}</ul>`,
  cards: (say, form) =>
    rows(
      3,
      () => `<div class="person"><h3 class="private">${say(form)}</h3><p class="press private">${say(form)}</p></div>`,
    ),
  rowMenu: (say, form) =>
    `<table><thead><tr><th>Who</th><th></th></tr></thead><tbody>${rows(3, () => `<tr><td>${say(form)}</td><td><button class="press" aria-label="Delete ${say(form)}">×</button></td></tr>`)}</tbody></table>`,
  field: (say, form) => `<label>Name <input class="press private" value="${say(form)}"></label>`,
  area: (say, form) => `<label>Remark <textarea class="press private">${say(form)}</textarea></label>`,
  choice: (say, form) => `<label>Owner <select class="press private"><option>${say(form)}</option></select></label>`,
  editor: (say, form) => `<div class="press private" contenteditable>${say(form)}</div>`,
};
const press = '<button class="press">Open</button>';
/** Whatever stands in what a steward hides is somebody's, by whatever way it could be reached. */
const inHidden: Record<string, Part> = {
  itself: (say, form) =>
    `<div class="customer private"><button class="press" id="${say('word')}" aria-label="${say(form)}">${say(form)}</button><p>${say(form)}</p></div>`,
  address: (say, form) => `<a class="customer press private" href="/of/${say('word')}">${say(form)}</a>`,
  child: (say, form) => `<button class="press">Call <b class="customer private">${say(form)}</b></button>`,
  icon: (say) => `<button class="press"><img class="customer" src="data:," alt="${say('story')}">Call</button>`,
  label: (say, form) => `<label class="customer private" for="a">${say(form)}</label><input class="press" id="a">`,
  labelledby: (say, form) =>
    `<i class="customer private" id="b">${say(form)}</i><button class="press" aria-labelledby="b"></button>`,
  headline: (say, form) => `<h2 class="customer private">${say(form)}</h2>${press}`,
  headingPart: (say, form) => `<h2>Of <b class="customer private">${say(form)}</b></h2>${press}`,
  beside: (say, form) => `<p class="customer private">${say(form)}</p>${press}<p class="customer">${say(form)}</p>`,
  section: (say, form) =>
    `<form aria-labelledby="c"><h3 id="c"><b class="customer private">${say(form)}</b></h3>${press}</form>`,
  fieldset: (say, form) => `<fieldset><legend class="customer private">${say(form)}</legend>${press}</fieldset>`,
  column: (say, form) =>
    `<table><thead><tr><th><b class="customer private">${say(form)}</b></th></tr></thead><tbody>${rows(3, () => `<tr><td>${press}</td></tr>`)}</tbody></table>`,
  drawn: (say, form) =>
    `<style>.drawn::after { content: attr(data-said) }</style><button class="press"><b class="customer drawn" data-said="${say(form)}"></b></button>`,
  root: (say, form) =>
    `<div class="customer"><div>${rooted(`<button class="press">${say(form)}</button>`)}</div></div>`,
  inRoot: (say, form) => `<div>${rooted(`<h2 class="customer private">${say(form)}</h2>${press}`)}</div>`,
  slotted: (say, form) =>
    `<div>${rooted('<p class="customer"><slot></slot></p>')}<button class="press">${say(form)}</button></div>`,
  frame: (say, form) => `<div class="customer">${framed(`<button class="press">${say(form)}</button>`)}</div>`,
  inFrame: (say, form) => framed(`<h2 class="customer">${say(form)}</h2><p class="customer">${say(form)}</p>${press}`),
};
const rooted = (html: string): string => `<template shadowrootmode="open">${html}</template>`;
const framed = (html: string): string => `<iframe width="900" height="400" srcdoc="${escaped(html)}"></iframe>`;
const anywhere: Record<string, Part> = {
  text: (say, form) => `<p class="press">Write to <b class="private">${say(form)}</b></p>`,
  button: (say, form) => `<button class="press private">${say(form)}</button>`,
  link: (say, form) => `<nav><a class="press private" href="#x">${say(form)}</a></nav>`,
  heading: (say, form) => `<h2><span class="private">${say(form)}</span></h2><button class="press">Edit</button>`,
  labelled: (say, form) =>
    `<button class="press" aria-label="${say(form)}"><svg width="16" height="16"></svg></button>`,
};
const rows = (count: number, row: () => string): string => Array.from({ length: count }, row).join('');

const part = fc.oneof(
  fc.record({ kind: fc.constantFrom(...Object.keys(inRecords)), form: anyForm }),
  fc.record({ kind: fc.constantFrom(...Object.keys(inHidden)), form: anyForm }),
  fc.record({ kind: fc.constantFrom(...Object.keys(anywhere)), form: plainForm }),
);
const scene = fc.record({
  parts: fc.array(part, { minLength: 1, maxLength: 4 }),
  presses: fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }),
});
type Scene = typeof scene extends fc.Arbitrary<infer One> ? One : never;

let life: AbortController;
beforeEach(async () => {
  life = new AbortController();
  await page.viewport(1000, 900);
  // As Firefox says it; the browser of the extension is not here to be asked.
  Object.defineProperty(HTMLElement.prototype, 'openOrClosedShadowRoot', { value: null, configurable: true });
});
afterEach(() => {
  life.abort();
  document.body.innerHTML = '';
  delete (globalThis as GlanceScope).handrailGlance;
  vi.restoreAllMocks();
});

/** Builds the page, does what is to be done on it, and hands back what was planted and all that was kept or sent. */
async function recorded({ parts, presses }: Scene, glance: Glance) {
  (browser as unknown as { reset(): void }).reset();
  vi.restoreAllMocks();
  const run = new AbortController();
  const secrets: string[] = [];
  const say: Say = (form) => {
    const secret = secretForms[form](secrets.length);
    secrets.push(secret);
    return escaped(secret);
  };
  document.title = say('name');
  const all = { ...inRecords, ...inHidden, ...anywhere };
  document.body.setHTMLUnsafe(
    `<style>body { font: 14px sans-serif } svg { display: block }</style><nav><a href="#a">Offers</a></nav>` +
      `<main>${parts.map(({ kind, form }) => `<section>${all[kind]!(say, form)}</section>`).join('')}</main><button class="press">Save</button>`,
  );
  await Promise.all([...document.querySelectorAll('iframe')].map(isLoaded));

  const desk = await aDesk();
  await browser.storage.local.set({ sites: ['https://crm.example.com'] });
  await desk.fromOurs('recording:start', { tabId: 7 });
  (globalThis as GlanceScope).handrailGlance = glance;
  const { eyes, hidden, isOurs } = openEyes(document, run.signal);
  hidden.obey(['.customer']);
  const handed: unknown[] = [];
  const work: Promise<unknown>[] = [];
  const hand = (name: 'recording:look' | 'recording:step') => (message: object) => {
    handed.push(structuredClone(message));
    work.push(desk.fromPage(name, { ...message, url: aTab.url }));
  };
  record(document, eyes, { onLook: hand('recording:look'), onStep: hand('recording:step'), isOurs }, run.signal);
  document.addEventListener('click', (event) => event.preventDefault(), { signal: run.signal });
  const places = placesIn(document);
  for (const press of presses) await clickOn(places[press % places.length]!);
  run.abort();
  const outcomes = await Promise.all(work);
  await desk.fromPage('recording:stop');

  const store = new AStore();
  const sent: unknown[] = [];
  const api = store.apiFor(() => aPerson());
  const push: typeof api.push = (id, epoch, ops) => (sent.push(ops), api.push(id, epoch, ops));
  await pushFeed(desk.device, { ...api, push }, { id: 'me:ann', epoch: 'e1', cursor: 0, sweep: null });
  const kept = await Promise.all(desk.device.tables.map((table) => table.toArray()));
  const blobs = [...(await desk.device.blobs.toArray()).map(({ bytes }) => bytes), ...store.blobs.values()];
  const bytes = await Promise.all(blobs.map((blob) => blob.text()));
  return { secrets, handed, outcomes, all: JSON.stringify([handed, kept, sent, bytes]), blobs: bytes };
}

const isLoaded = (frame: HTMLIFrameElement): Promise<unknown> =>
  new Promise((done) => frame.addEventListener('load', done, { once: true }));

/** Everything that can be pressed, in roots and frames, too. */
function placesIn(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')].flatMap((at) => [
    ...(at.matches('.press') ? [at] : []),
    ...(at.shadowRoot ? placesIn(at.shadowRoot) : []),
    ...(at instanceof HTMLIFrameElement ? placesIn(at.contentDocument!) : []),
  ]);
}

/** A secret, and what is left of it where numbers, spaces and the end are taken off. */
const tracesOf = (secret: string): string[] => [
  secret,
  secret.replaceAll(' ', ''),
  ...(secret.match(/\p{L}{8,}/gu) ?? []),
];

const wireframes: Glance = (at, { target, insight }) => target && sketch(at, target, insight, Infinity);

test('whatever a page holds of somebody, no byte that is kept or sent says it', async () => {
  let steps = 0;
  let pictures = 0;
  await fc.assert(
    fc.asyncProperty(scene, async (one) => {
      const { secrets, all, outcomes, blobs } = await recorded(one, wireframes);
      expect(outcomes).not.toContainEqual(expect.objectContaining({ ok: false }));
      steps += outcomes.length;
      pictures += blobs.filter((text) => Wireframe.safeParse(JSON.parse(text)).success).length;
      const said = all.toLowerCase();
      expect(secrets.flatMap(tracesOf).filter((trace) => said.includes(trace.toLowerCase()))).toEqual([]);
    }),
    { numRuns: 40 },
  );
  // What was never recorded says nothing either.
  expect([steps > 20, pictures > 20]).toEqual([true, true]);
}, 120_000);

test('in screenshots everything of somebody is painted over', async () => {
  let looks = 0;
  await fc.assert(
    fc.asyncProperty(scene, async (one) => {
      const { handed } = await recorded(one, (at, { documentId, insight }) =>
        findMasks(at, documentId, insight, Infinity),
      );
      const glimpses = handed.flatMap(
        (message) => Masks.safeParse((message as { glimpse: unknown }).glimpse).data ?? [],
      );
      const last = glimpses.at(-1);
      // Not everything that is pressed is a step.
      if (!last) return;
      looks += 1;
      for (const element of document.querySelectorAll('.private'))
        expect(isCovered(element, last), element.outerHTML).toBe(true);
    }),
    { numRuns: 15 },
  );
  expect(looks).toBeGreaterThan(5);
}, 120_000);

function isCovered(element: Element, { rects }: Masks): boolean {
  const range = document.createRange();
  range.selectNodeContents(element);
  const shown = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  return (shown.length > 0 ? shown : [element.getBoundingClientRect()]).every((box) => {
    for (let x = box.left + 1; x < box.right; x += 4)
      for (let y = box.top + 1; y < box.bottom; y += 4)
        if (!rects.some((r) => x >= r.x && x <= r.x + r.width && y >= r.y && y <= r.y + r.height)) return false;
    return true;
  });
}
