import { describe, expect, test, vi } from 'vitest';
import { Picture } from '#lib/model/guide.ts';
import type { Masks } from '#lib/model/recording.ts';
import { takePicture, type Camera } from '#lib/pictures/take-picture.ts';
import { someMasks } from '#tests/fixtures/a-recorded-step.ts';
import { colourAt, screenshot } from '#tests/fixtures/a-screenshot.ts';

const frame = { x: 10, y: 10, width: 20, height: 10 };
const secret = { x: 30, y: 20, width: 40, height: 10 };

function aCamera({ scale = 1, after = someMasks() as Masks | null } = {}) {
  const kept: Blob[] = [];
  const camera: Camera = {
    isClear: async () => true,
    capture: async () => screenshot(100 * scale, 80 * scale),
    masksNow: async () => after,
    keep: async (picture) => (kept.push(picture), 'a'.repeat(64)),
  };
  return { camera, kept };
}

describe('every pixel under a mask has the colour of the mask', () => {
  test.each([1, 2, 1.5])('at a scale of %s', async (scale) => {
    const before = someMasks({ rects: [secret] });
    const { camera, kept } = aCamera({ scale, after: before });
    const picture = await takePicture(camera, before, frame);
    expect(Picture.parse(picture)).toMatchObject({ width: 100 * scale, height: 80 * scale, sha256: 'a'.repeat(64) });
    expect(picture!.frame).toEqual({ x: 10 * scale, y: 10 * scale, width: 20 * scale, height: 10 * scale });
    for (let x = secret.x; x < secret.x + secret.width; x += 3)
      for (let y = secret.y; y < secret.y + secret.height; y += 3)
        expect(await colourAt(kept[0]!, Math.floor(x * scale), Math.floor(y * scale)), `${x},${y}`).toBe('mask');
    expect(await colourAt(kept[0]!, Math.floor(5 * scale), Math.floor(60 * scale))).toBe('red');
  });

  test('also what came to be hidden only while the picture was taken', async () => {
    const { camera, kept } = aCamera({ after: someMasks({ rects: [secret] }) });
    await takePicture(camera, someMasks(), frame);
    expect(await colourAt(kept[0]!, 50, 25)).toBe('mask');
  });

  test('also what moved a little while the picture was taken', async () => {
    const { camera, kept } = aCamera({ after: someMasks({ rects: [{ ...secret, y: secret.y + 4 }] }) });
    await takePicture(camera, someMasks({ rects: [secret] }), frame);
    expect([await colourAt(kept[0]!, 50, 21), await colourAt(kept[0]!, 50, 33)]).toEqual(['mask', 'mask']);
  });

  test('also what the press took away', async () => {
    const { camera, kept } = aCamera({ after: someMasks({ rects: [{ x: 0, y: 60, width: 90, height: 20 }] }) });
    await takePicture(camera, someMasks({ rects: [secret] }), frame);
    expect([await colourAt(kept[0]!, 50, 25), await colourAt(kept[0]!, 50, 65)]).toEqual(['mask', 'mask']);
  });

  test('at the edges of the picture', async () => {
    const rects = [
      { x: -10, y: -10, width: 20, height: 20 },
      { x: 90, y: 70, width: 50, height: 50 },
    ];
    const { camera, kept } = aCamera({ after: someMasks({ rects }) });
    await takePicture(camera, someMasks({ rects }), frame);
    expect([await colourAt(kept[0]!, 0, 0), await colourAt(kept[0]!, 99, 79)]).toEqual(['mask', 'mask']);
  });
});

test('a wide screen is kept no wider than needed, frame and masks with it', async () => {
  const before = someMasks({
    viewport: { width: 2560, height: 160, scale: 1 },
    rects: [{ ...secret, x: 2000, width: 400 }],
  });
  const { camera, kept } = aCamera({ after: before });
  camera.capture = async () => screenshot(2560, 160);
  const picture = await takePicture(camera, before, frame);
  expect(picture).toMatchObject({ width: 1280, height: 80, frame: { x: 5, width: 10 } });
  expect(await colourAt(kept[0]!, 1100, 12)).toBe('mask');
});

describe('there is no picture, and nothing is kept,', () => {
  test.each([
    ['when the document changed in between', someMasks({ documentId: 'document-2' })],
    ['when the page is gone', null],
    ['when the window changed its size', someMasks({ viewport: { width: 101, height: 80, scale: 1 } })],
    ['when the page was zoomed', someMasks({ viewport: { width: 100, height: 80, scale: 2 } })],
  ])('%s', async (_, after) => {
    const { camera, kept } = aCamera({ after });
    expect(await takePicture(camera, someMasks(), frame)).toBeNull();
    expect(kept).toEqual([]);
  });

  test.each(['', 'data:,', 'data:text/html,<h1>x', 'data:image/png;base64,AAAA'])(
    'when what the browser gives is no picture (%s)',
    async (dataUrl) => {
      const { camera, kept } = aCamera();
      camera.capture = async () => dataUrl;
      await takePicture(camera, someMasks(), frame).catch(() => null);
      expect(kept).toEqual([]);
    },
  );

  test('when the browser refuses', async () => {
    const { camera, kept } = aCamera();
    camera.capture = vi.fn().mockRejectedValue(new Error('quota'));
    await expect(takePicture(camera, someMasks(), frame)).rejects.toThrow('quota');
    expect(kept).toEqual([]);
  });

  test('when what is ours is still on the screen', async () => {
    const { camera, kept } = aCamera();
    camera.isClear = async () => false;
    camera.capture = vi.fn();
    expect(await takePicture(camera, someMasks(), frame)).toBeNull();
    expect(camera.capture).not.toHaveBeenCalled();
    expect(kept).toEqual([]);
  });

  test('when the page moved in between', async () => {
    const { camera, kept } = aCamera({ after: someMasks({ rects: [{ ...secret, y: 60 }] }) });
    expect(await takePicture(camera, someMasks({ rects: [{ ...secret, y: 0 }] }), frame)).toBeNull();
    expect(kept).toEqual([]);
  });
});
