import { expect, test } from 'vitest';
import { Player } from '#lib/player/player.ts';
import { aGuide, aRun, aStep } from './a-guide.ts';

const here = 'https://crm.example.com/leads';
const element = {} as Element;

test('a step waits until its element is found, and waits again when that is gone', () => {
  const player = new Player(aRun([aStep()]), here);
  expect(player.phase.value).toBe('waiting');
  player.look({ element, outcome: 'found' });
  expect(player.phase.value).toBe('showing');
  player.look(null);
  expect(player.phase.value).toBe('waiting');
});

test('an element found with doubt is shown as such, and one refused is not taken again', () => {
  const player = new Player(aRun([aStep()]), here);
  player.look({ element, outcome: 'unsure' });
  expect(player.phase.value).toBe('unsure');
  player.refuse();
  expect(player.phase.value).toBe('missing');
  player.look({ element, outcome: 'unsure' });
  expect(player.phase.value).toBe('missing');
  player.retry();
  player.look({ element, outcome: 'unsure' });
  expect(player.phase.value).toBe('unsure');
});

test('a step that another site keeps from us is neither missing nor passed by, and shown once it is found', () => {
  const player = new Player(aRun([aStep({ kind: 'optional' }), aStep()]), here);
  player.look({ outcome: 'barred', site: 'https://pay.example.com' });
  player.giveUp();
  expect(player.phase.value).toBe('barred');
  expect(player.barredBy.value).toBe('https://pay.example.com');
  expect(player.passing.value).toBeNull();
  player.look({ element, outcome: 'found' });
  expect(player.phase.value).toBe('showing');
  player.look({ outcome: 'barred', site: null });
  player.retry();
  expect(player.phase.value).toBe('waiting');
});

test('an element that turns up after it was given up on is shown', () => {
  const player = new Player(aRun([aStep()]), here);
  player.giveUp();
  expect(player.phase.value).toBe('missing');
  player.look({ element, outcome: 'found' });
  expect(player.phase.value).toBe('showing');
});

test('back and next stay within the guide, and past the last step all is done', () => {
  const player = new Player(aRun([aStep(), aStep()]), here);
  player.back();
  expect(player.position.value).toEqual({ number: 1, count: 2 });
  player.next();
  player.next();
  player.next();
  expect(player.phase.value).toBe('done');
  expect(player.index.value).toBe(2);
});

test('a step of another page is elsewhere after a moment, with the way there where its address is known', () => {
  const player = new Player(aRun([aStep({ page: 'https://crm.example.com/deals' })]), here);
  expect(player.phase.value).toBe('waiting');
  player.slow();
  expect(player.phase.value).toBe('elsewhere');
  expect(player.address.value).toBe('https://crm.example.com/deals');
  player.arrive('https://crm.example.com/deals');
  expect(player.phase.value).toBe('waiting');
});

test('an address that leaves something open is no way there, and the reader may say that this is the page', () => {
  const player = new Player(aRun([aStep({ page: 'https://crm.example.com/deals/*' })]), here);
  player.slow();
  expect(player.address.value).toBeNull();
  player.lookHere();
  expect(player.phase.value).toBe('waiting');
  player.slow();
  expect(player.phase.value).toBe('waiting');
});

test('a step without a page of its own belongs to the page of the step before', () => {
  const steps = [aStep({ page: here }), aStep()];
  const player = new Player(aRun(steps, { index: 1 }), 'https://crm.example.com/other');
  player.slow();
  expect(player.phase.value).toBe('elsewhere');
});

test('a step about going somewhere is done by arriving there', () => {
  const steps = [
    aStep({ advanceOn: 'navigate', target: null, page: here }),
    aStep({ page: 'https://crm.example.com/deals' }),
  ];
  const player = new Player(aRun(steps), here);
  player.arrive('https://crm.example.com/leads/3');
  expect(player.index.value).toBe(0);
  player.arrive('https://crm.example.com/deals');
  expect(player.index.value).toBe(1);
});

test('a step that was an address typed is done at that address, also where it is the last one', () => {
  const deals = 'https://crm.example.com/deals';
  const typed = aStep({ action: 'navigate', advanceOn: 'navigate', target: null, page: deals });
  for (const steps of [
    [aStep({ page: here }), typed],
    [aStep({ page: here }), typed, aStep()],
  ]) {
    const player = new Player(aRun(steps, { index: 1 }), here);
    player.slow();
    expect(player.phase.value).toBe('elsewhere');
    expect(player.address.value).toBe(deals);
    player.arrive(deals);
    expect(player.index.value).toBe(2);
    expect(new Player(aRun(steps, { index: 1 }), deals).index.value).toBe(2);
  }
});

test('a page that loads is the next step, if that is where the step before led to', () => {
  const deals = 'https://crm.example.com/deals';
  const going = [aStep({ advanceOn: 'navigate', target: null, page: here }), aStep({ page: deals })];
  expect(new Player(aRun(going), deals).index.value).toBe(1);
  const clicking = [aStep({ page: here }), aStep({ page: deals })];
  expect(new Player(aRun(clicking), deals).index.value).toBe(1);
  expect(new Player(aRun(clicking), here).index.value).toBe(0);
});

test('Next is there only where doing it cannot be heard, or once typing began', () => {
  const next = (step: Parameters<typeof aStep>[0]) => new Player(aRun([aStep(step), aStep()]), here).needsNext.value;
  expect(next({ advanceOn: 'click' })).toBe(false);
  expect(next({ advanceOn: 'next' })).toBe(true);
  expect(next({ advanceOn: 'click', target: null })).toBe(true);
  const player = new Player(aRun([aStep({ advanceOn: 'input' })]), here);
  expect(player.needsNext.value).toBe(false);
  player.typed();
  expect(player.needsNext.value).toBe(true);
});

test('an element of the next step that is already there is shown at once', () => {
  const player = new Player(aRun([aStep({ advanceOn: 'input' }), aStep()]), here);
  player.lookAhead({ element, outcome: 'found' });
  player.next();
  expect(player.phase.value).toBe('showing');
  expect(player.element.value).toBe(element);
});

test('a run that continues after a reload begins where it was, and one that was finished is done', () => {
  expect(new Player(aRun([aStep(), aStep()], { index: 1 }), here).position.value.number).toBe(2);
  expect(new Player({ id: 'r', guide: aGuide([aStep()]), index: 1, unreached: [] }, here).phase.value).toBe('done');
});

test('a check that its reader comes back to and sees is reached', () => {
  const player = new Player(aRun([aStep({ kind: 'check', advanceOn: 'next' }), aStep()]), here);
  player.next();
  expect(player.unreached()).toEqual([0]);
  player.back();
  player.look({ element, outcome: 'found' });
  player.next();
  expect(player.unreached()).toEqual([]);
});

test('whoever says "Yes, here" has it for sure, also when it is found in doubt once more', () => {
  const player = new Player(aRun([aStep(), aStep()]), 'https://crm.example.com/');
  const [element, other] = [{} as Element, {} as Element];
  player.look({ element, outcome: 'unsure' });
  player.confirm();
  expect(player.phase.value).toBe('showing');
  player.look(null);
  player.look({ element, outcome: 'unsure' });
  expect(player.phase.value).toBe('showing');
  player.look({ element: other, outcome: 'unsure' });
  expect(player.phase.value).toBe('unsure');
  player.next();
  player.look({ element, outcome: 'unsure' });
  expect(player.phase.value).toBe('unsure');
});
