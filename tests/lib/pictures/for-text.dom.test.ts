import { expect, test } from 'vitest';
import { pictureForText } from '#lib/pictures/for-text.ts';

async function aPicture(width: number, height: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')!.fillRect(0, 0, width, height);
  return canvas.convertToBlob({ type: 'image/jpeg' });
}

test.each([
  ['a large one is no wider than texts show it', [3_200, 1_000], [1_600, 500]],
  ['a small one keeps its size', [40, 30], [40, 30]],
  ['one that is very high becomes one that can be painted', [40, 16_000], [20, 8_000]],
  ['a line stays at least that', [8_000, 1], [1_600, 1]],
])('%s', async (_, [width, height], [wide, high]) => {
  const made = await pictureForText(await aPicture(width!, height!));
  expect(made?.type).toBe('image/webp');
  const { width: isWide, height: isHigh } = await createImageBitmap(made!);
  expect([isWide, isHigh]).toEqual([wide, high]);
});

test('what a camera wrote into the file is not in it', async () => {
  const bytes = new Uint8Array(await (await aPicture(20, 20)).arrayBuffer());
  const place = new TextEncoder().encode('Exif-Berlin');
  const comment = [0xff, 0xfe, 0, place.length + 2, ...place];
  const file = new Blob([bytes.slice(0, 2), new Uint8Array(comment), bytes.slice(2)], { type: 'image/jpeg' });
  expect(await file.text()).toContain('Exif-Berlin');
  expect(await (await pictureForText(file))!.text()).not.toContain('Exif-Berlin');
});

test('a file that is no picture is none', async () => {
  expect(await pictureForText(new Blob(['<svg/>'], { type: 'image/png' }))).toBeNull();
});
