import { beforeEach, expect, test } from 'vitest';
import { foreignFrames } from '#lib/target/foreign-frames.ts';
import { pathInto } from '#lib/target/hosts.ts';
import type { Target } from '#lib/model/target.ts';
import { aFrame } from '#tests/fixtures/a-frame.ts';

const button = { tag: 'button', role: 'button', name: 'Pay' };
const at = (...shadow: string[]): Target => ({ ...button, shadow });
const framesOf = (target: Target): Element[] => foreignFrames(target, document).map(({ frame }) => frame);

/** Nobody can look into it from here. */
const aForeignFrame = (attributes: Record<string, unknown>, into?: Node) =>
  aFrame('<button>Pay</button>', { sandbox: 'allow-scripts', ...(into && { into }), ...attributes });

beforeEach(() => document.body.replaceChildren());

test('a target is in the frame that its hosts call, whatever the order of frames', async () => {
  const ship = await aForeignFrame({ name: 'ship', title: 'Widget' });
  const pay = await aForeignFrame({ name: 'pay', title: 'Widget' });
  expect(framesOf(at(...pathInto(pay)))).toEqual([pay]);
  expect(framesOf(at(...pathInto(ship)))).toEqual([ship]);
  document.body.prepend(pay);
  expect(framesOf(at('iframe name=pay title=widget'))).toEqual([pay]);
});

test('what says the same of two may be in both, and what says something else in none', async () => {
  const frames = [await aForeignFrame({ title: 'Widget' }), await aForeignFrame({ title: 'Widget' })];
  expect(framesOf(at('iframe title=widget'))).toEqual(frames);
  expect(framesOf(at('iframe title=banner'))).toEqual([]);
  expect(framesOf(at('iframe'))).toEqual([]);
  expect(framesOf(button)).toEqual([]);
});

test('the script in there is told what is left of the way', async () => {
  const root = document.body.appendChild(document.createElement('x-pay')).attachShadow({ mode: 'open' });
  const around = await aFrame('<p>Here</p>', { into: root, title: 'Order' });
  const pay = await aForeignFrame({ title: 'Card' }, around.contentDocument!.body);
  const hosts = ['x-pay', 'iframe title=order', 'iframe title=card'];
  expect(pathInto(pay)).toEqual(hosts);
  expect(foreignFrames(at(...hosts), document)).toEqual([{ frame: pay, target: button }]);
  expect(foreignFrames(at(...hosts, 'x-field'), document)[0]!.target).toEqual(at('x-field'));
});

test('who can be looked into from here is not foreign, and who is hidden is nobody', async () => {
  await aForeignFrame({ title: 'Card' });
  const own = await aFrame('<button>Pay</button>', { title: 'Card', name: 'card' });
  expect(framesOf(at('iframe name=card title=card'))).toEqual([]);
  own.remove();
  document.querySelector('iframe')!.style.display = 'none';
  expect(framesOf(at('iframe title=card'))).toEqual([]);
});
