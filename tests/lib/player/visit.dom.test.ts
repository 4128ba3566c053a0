import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { boxIn } from '#lib/frames/frames.ts';
import type { Errand, Finding } from '#lib/model/errand.ts';
import { newId } from '#lib/model/new-id.ts';
import type { PlayableStep } from '#lib/model/playable.ts';
import { awaitAnywhere } from '#lib/player/await-anywhere.ts';
import { play } from '#lib/player/play.ts';
import { type Found, Player } from '#lib/player/player.ts';
import { runErrands } from '#lib/player/run-errands.ts';
import { visit, type Visit } from '#lib/player/visit.ts';
import { aFrame, clickOn, inside, loadAnew } from '#tests/fixtures/a-frame.ts';
import { aRun, aStep, byId, targetOf } from './a-guide.ts';

const size = 'width:500px;height:300px;border:9px solid;padding:3px 5px';
const form = '<input id="holder"><button id="pay">Pay</button><button id="other">Other</button>';
let ends: AbortController;
let frame: HTMLIFrameElement;
let visited: Visit;
let isEnabled: boolean;
let errands: Errand[];
let hear: ((errand: Errand) => void) | null;
let script: AbortController;

/** Messages take a while, as they do by way of the background. */
const soon = (work: () => void): void => void setTimeout(work, 15);

/** The script in the frame: it meets the player when it is loaded, and is gone with its page. */
function enter(): void {
  if (!isEnabled || hear) return;
  script = new AbortController();
  const view = frame.contentWindow!;
  const report = {
    see: (findings: Finding[]) =>
      new Promise<void>((done) => soon(() => (visited.see(findings.map(asInFrame)), done()))),
    say: (word: string) => soon(() => visited.hear(word)),
  };
  const run = runErrands(frame.contentDocument!, byId, report, script.signal);
  hear = run;
  view.addEventListener('pagehide', () => (script.abort(), (hear = null)));
  const word = newId();
  soon(() => visited.met(4, word));
}

/** Here the script runs in the page around, and so measures from there. */
function asInFrame({ id, found }: Finding): Finding {
  if (!found) return { id, found };
  const [left, top, ...size] = found.box;
  const from = boxIn(frame, new DOMRect());
  return { id, found: { ...found, box: [left - from.left, top - from.top, ...size] } };
}

function playing(steps: PlayableStep[]): Player {
  const player = new Player(aRun(steps), location.href);
  const somewhere = awaitAnywhere({
    awaitHere: byId,
    foreignFrames: (target) => [{ frame, target }],
    visitOf: () => visited,
  });
  play(player, document, somewhere, ends.signal, { slowMs: 30, lackMs: 3_000, missingMs: 400 });
  return player;
}

beforeEach(async () => {
  await page.viewport(900, 700);
  ends = new AbortController();
  isEnabled = true;
  hear = null;
  errands = [];
  document.body.innerHTML = '<handrail-overlay tabindex="0">Ours</handrail-overlay>';
  frame = await aFrame(form, { style: size });
  const send = async (_: number, errand: Errand): Promise<boolean> => {
    errands.push(errand);
    const heard = hear;
    if (heard) soon(() => heard(errand));
    return heard !== null;
  };
  visited = visit(frame, { enter, send, isEnabled: async () => isEnabled }, ends.signal);
});
afterEach(() => {
  ends.abort();
  script?.abort();
});

test('a step in the frame is shown at its place there, and doing it leads to the next', async () => {
  const player = playing([aStep({ target: targetOf('pay') }), aStep({ target: targetOf('other') })]);
  await expect.poll(() => player.phase.value).toBe('showing');
  expect(player.element.value).toBe(frame);
  const { x, y, width, height } = inside(frame, '#pay').getBoundingClientRect();
  const around = frame.getBoundingClientRect();
  const place = { x: around.x + 9 + 5 + x, y: around.y + 9 + 3 + y, width, height };
  expect(player.inside.value!.box()).toMatchObject(place);
  await expect.poll(() => errands.at(-1)?.heard.length).toBe(1);
  await clickOn(inside(frame, '#pay'));
  await expect.poll(() => player.index.value).toBe(1);
});

test('whatever is said of its place, it is in the frame', () => {
  let box = (): DOMRect => new DOMRect();
  visited.met(4, newId());
  visited.await(targetOf('pay'), (seen) => void (seen && (box = (seen as Found).inside!.box)), ends.signal);
  const say = (...at: [number, number, number, number]): DOMRect => {
    visited.see([{ id: 1, found: { element: 1, outcome: 'found', box: at } }]);
    return box();
  };
  const { x, y, width, height } = frame.getBoundingClientRect();
  expect(say(-900, -900, 9_000, 9_000)).toMatchObject({ x, y, width, height });
  expect(say(0, 2_000, 60, 30)).toMatchObject({ height: 0 });
  expect(say(-500, 0, 60, 30)).toMatchObject({ width: 0 });
});

test('going straight from a field to the next button does both steps, as fast as it may be', async () => {
  const player = playing([
    aStep({ advanceOn: 'input', target: targetOf('holder') }),
    aStep({ target: targetOf('pay') }),
    aStep({ target: targetOf('other') }),
  ]);
  await expect.poll(() => errands.at(-1)?.heard.length).toBe(2);
  await clickOn(inside(frame, '#holder'));
  await userEvent.keyboard('x');
  await clickOn(inside(frame, '#pay'));
  await expect.poll(() => player.index.value).toBe(2);
});

test('who is heard for the next step is not let go for a moment when that becomes the step', async () => {
  const player = playing([
    aStep({ advanceOn: 'input', target: targetOf('holder') }),
    aStep({ target: targetOf('pay') }),
  ]);
  const isHeard = ({ heard }: Errand): boolean => heard.some(({ advanceOn }) => advanceOn === 'click');
  await expect.poll(() => errands.some(isHeard)).toBe(true);
  await clickOn(inside(frame, '#holder'));
  await userEvent.keyboard('x{Tab}');
  await expect.poll(() => player.index.value).toBe(1);
  await new Promise((done) => setTimeout(done, 100));
  expect(errands.slice(errands.findIndex(isHeard)).every(isHeard)).toBe(true);
});

test('who goes from a field in the frame into our card is not done with it', async () => {
  const player = playing([aStep({ advanceOn: 'input', target: targetOf('holder') }), aStep()]);
  await expect.poll(() => errands.at(-1)?.heard.length).toBe(1);
  await clickOn(inside(frame, '#holder'));
  await userEvent.keyboard('x');
  await expect.poll(() => player.needsNext.value).toBe(true);
  document.querySelector<HTMLElement>('handrail-overlay')!.focus();
  await new Promise((done) => setTimeout(done, 100));
  expect(player.index.value).toBe(0);
});

test('what was refused stays so, and another element in the same frame does not', async () => {
  const player = playing([aStep({ target: targetOf('pay') }), aStep({ target: targetOf('other') })]);
  await expect.poll(() => player.phase.value).toBe('showing');
  player.refuse();
  expect(player.phase.value).toBe('missing');
  inside(frame, '#pay').removeAttribute('id');
  inside(frame, '#other').id = 'pay';
  await expect.poll(() => player.phase.value).toBe('showing');
});

test('the frame loads another page, and the step is found in that', async () => {
  const player = playing([aStep({ target: targetOf('pay') })]);
  await expect.poll(() => player.phase.value).toBe('showing');
  const first = player.inside.value;
  await loadAnew(frame, '<p>Loading</p>');
  await expect.poll(() => player.phase.value).toBe('missing');
  await loadAnew(frame, form);
  await expect.poll(() => player.phase.value).toBe('showing');
  expect(player.inside.value).not.toBe(first);
  await expect.poll(() => errands.at(-1)?.heard.length).toBe(1);
  await clickOn(inside(frame, '#pay'));
  await expect.poll(() => player.phase.value).toBe('done');
});

test('where no script answers, the step is kept from us by its site, until the reader enables that', async () => {
  isEnabled = false;
  frame.setAttribute('src', 'https://pay.example.com/card');
  const player = playing([aStep({ target: targetOf('pay'), kind: 'optional' }), aStep()]);
  await expect.poll(() => player.phase.value, { timeout: 4_000 }).toBe('barred');
  expect(player.barredBy.value).toBe('https://pay.example.com');
  isEnabled = true;
  visited.knock();
  await expect.poll(() => player.phase.value).toBe('showing');
  expect(player.barredBy.value).toBeNull();
});
