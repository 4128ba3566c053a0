import { expect, test } from 'vitest';
import { hidePart } from '#lib/pictures/hide-part.ts';
import { colourAt, screenshot } from '#tests/fixtures/a-screenshot.ts';

const part = { x: 20.4, y: 10.4, width: 30, height: 10 };

test('not a pixel of a hidden part is in the picture any more; the rest is, at the same size', async () => {
  const before = await (await fetch(screenshot(100, 80))).blob();
  const after = (await hidePart(before, part))!;
  const places = [
    [22, 12],
    [48, 18],
    [35, 15],
  ] as const;
  for (const [x, y] of places) expect(await colourAt(after, x, y), `${x} ${y}`).toBe('mask');
  expect(await colourAt(after, 70, 40)).toBe('red');
  const { width, height } = await createImageBitmap(after);
  expect([width, height]).toEqual([100, 80]);
});

test('of a wireframe the labels go that the part touches, and no shape does', async () => {
  const wireframe = {
    wireframe: 1,
    width: 100,
    height: 80,
    shapes: [
      ['button', 0, 0, 30, 12, 'Zebra Works'],
      ['button', 60, 40, 30, 12, 'Save'],
    ],
  };
  const after = await hidePart(new Blob([JSON.stringify(wireframe)], { type: 'application/json' }), part);
  expect(JSON.parse(await after!.text())).toEqual({
    ...wireframe,
    shapes: [
      ['button', 0, 0, 30, 12],
      ['button', 60, 40, 30, 12, 'Save'],
    ],
  });
});

test('bytes that are no picture become none', async () => {
  expect(await hidePart(new Blob(['{}'], { type: 'application/json' }), part)).toBeNull();
});
