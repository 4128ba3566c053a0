import '#components/ui/controls.css';
import '../../../entrypoints/studio/editor.css';
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { MessageName } from '#lib/messages/protocol.ts';
import type { Picture } from '#lib/model/guide.ts';
import { keepBlob } from '#lib/store/blobs.ts';
import { aDesk } from '#tests/fixtures/a-desk.ts';
import { colourAt, screenshot } from '#tests/fixtures/a-screenshot.ts';
import { GuidePicture } from '../../../entrypoints/studio/GuidePicture.tsx';
import type { Try } from '../../../entrypoints/studio/use-studio.ts';

const toaster = { toasts: [], say: vi.fn(), complain: vi.fn(), close: vi.fn() };
afterEach(() => {
  render(null, document.body);
  vi.restoreAllMocks();
});

async function hideAPartOf(bytes: Blob) {
  const { device, fromOurs } = await aDesk();
  const attempt = async (name: MessageName, request: unknown) => {
    const outcome = await fromOurs(name, request);
    return outcome.ok ? outcome.value : undefined;
  };
  const sha256 = await keepBlob(device, bytes);
  const picture = { sha256, width: 400, height: 250, frame: { x: 10, y: 10, width: 60, height: 20 } };
  const onChange = vi.fn<(picture: Picture) => void>();
  render(
    <GuidePicture
      device={device}
      picture={picture}
      alt=""
      stepNumber={1}
      attempt={attempt as Try}
      toaster={toaster}
      onChange={onChange}
    />,
    document.body,
  );
  await page.getByRole('button', { name: 'Show the whole picture of step 1' }).click();
  await page.getByRole('button', { name: 'Hide a part' }).click();
  await page.getByRole('button', { name: 'Hide this part' }).click();
  return { device, picture, onChange };
}

test('the step shows a picture without the hidden part, and nothing else changes what is kept', async () => {
  const { device, picture, onChange } = await hideAPartOf(await (await fetch(screenshot(400, 250))).blob());
  await expect.poll(() => onChange.mock.calls.length).toBe(1);
  const [changed] = onChange.mock.calls[0]!;
  expect(changed).toEqual({ ...picture, sha256: expect.not.stringMatching(picture.sha256) });
  const { bytes } = (await device.blobs.get(changed.sha256))!;
  expect([await colourAt(bytes, 200, 125), await colourAt(bytes, 50, 50)]).toEqual(['mask', 'red']);
});

test('where that fails it is said, nothing changes, and it can be tried again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { onChange } = await hideAPartOf(new Blob(['no pixels'], { type: 'image/png' }));
  await expect.poll(() => toaster.complain.mock.lastCall).toEqual([expect.stringMatching('could not be hidden')]);
  expect(onChange).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Show the whole picture of step 1' }).click();
  await page.getByRole('button', { name: 'Hide a part' }).click();
  await expect.element(page.getByRole('button', { name: 'Hide this part' })).toBeEnabled();
});
