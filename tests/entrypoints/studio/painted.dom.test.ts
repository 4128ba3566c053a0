import { afterEach, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { toHtml } from '#lib/exchange/to-html.ts';
import { toMarkdownZip } from '#lib/exchange/to-markdown.ts';
import { toImage } from '#lib/wireframe/to-image.ts';
import { look } from '../../../entrypoints/studio/exchange/bring.ts';
import { paintedDrawing } from '../../../entrypoints/studio/exchange/painted.ts';
import { aBook, aHash } from '#tests/fixtures/a-book.ts';
import { aWireframe } from '#tests/fixtures/a-wireframe.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const wireframe = encode(JSON.stringify(aWireframe([['button', 10, 10, 80, 30, 'Save']])));
const drawing = toImage({ type: 'application/json', bytes: wireframe })!;

async function shown(picture: { bytes: Uint8Array<ArrayBuffer>; type: string } | null): Promise<ImageBitmap> {
  expect(picture?.type).toBe('image/png');
  return createImageBitmap(new Blob([picture!.bytes], { type: 'image/png' }));
}

const light = (scheme: string) => ({ features: [{ name: 'prefers-color-scheme', value: scheme }] });

afterEach(() => cdp().send('Emulation.setEmulatedMedia', light('')));

test('a wireframe becomes pixels in daylight, whatever the light is where it is imported', async () => {
  await cdp().send('Emulation.setEmulatedMedia', light('dark'));
  const bitmap = await shown(await paintedDrawing(drawing.bytes));
  expect([bitmap.width, bitmap.height]).toEqual([800, 600]);
  const paint = new OffscreenCanvas(800, 600).getContext('2d')!;
  paint.drawImage(bitmap, 0, 0);
  expect([...paint.getImageData(400, 400, 1, 1).data]).toEqual([0xfb, 0xfb, 0xfd, 0xff]);
});

test('a drawing of any size fits, and what is none is none', async () => {
  const huge = '<svg xmlns="http://www.w3.org/2000/svg" width="100000" height="100"/>';
  expect((await shown(await paintedDrawing(encode(huge)))).width).toBe(1_600);
  expect(await paintedDrawing(encode('no drawing'))).toBeNull();
});

test.each([
  ['Markdown', toMarkdownZip],
  ['HTML', toHtml],
])('our own %s comes back with its picture, step by step', async (_, make) => {
  const { name, bytes } = await make(aBook(undefined, new Map([[aHash, drawing]])));
  const { files, pictures } = await look([new File([bytes], name)]);
  const { text } = files[0]!.drafts[0]!;
  const [sha256, picture] = [...pictures][0]!;
  expect((await shown(picture)).width).toBe(800);
  expect(text).toContain(`![The page at step 1](picture:${sha256})`);
  expect(text).toMatch(/^## .*Click \*\*New lead\*\*$/m);
});
