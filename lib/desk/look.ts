import type { Asker } from '#lib/messages/answer.ts';
import { tell } from '#lib/messages/notices.ts';
import type { Picture } from '#lib/model/guide.ts';
import { Masks, type Rect } from '#lib/model/recording.ts';
import { takePicture } from '#lib/pictures/take-picture.ts';
import { browser } from '#lib/platform/browser.ts';
import { note } from '#lib/platform/log.ts';
import { keepBlob } from '#lib/store/blobs.ts';
import type { Device } from '#lib/store/device.ts';

/** A masked picture of what the asking tab shows, or null: the browser refuses while a tab navigates, or twice in a second. */
export async function takeLook(device: Device, asker: Asker, masks: Masks, frame: Rect): Promise<Picture | null> {
  const camera = {
    capture: () => browser.tabs.captureVisibleTab(asker.windowId!, { format: 'png' }),
    masksNow: async () => Masks.safeParse(await tell(asker.tabId!, { notice: 'masks:get' })).data ?? null,
    keep: (picture: Blob) => keepBlob(device, picture),
  };
  return takePicture(camera, masks, frame).catch((error: unknown) => {
    note(`no picture: ${String(error)}`);
    return null;
  });
}
