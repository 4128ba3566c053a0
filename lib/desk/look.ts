import { readRecordingRules } from '#lib/authoring/workspace.ts';
import type { Asker } from '#lib/messages/answer.ts';
import { tell } from '#lib/messages/notices.ts';
import type { Picture } from '#lib/model/guide.ts';
import { Masks, type Glimpse, type Rect } from '#lib/model/recording.ts';
import { usualRules, type PictureKind } from '#lib/model/recording-rules.ts';
import { takePicture } from '#lib/pictures/take-picture.ts';
import { browser } from '#lib/platform/browser.ts';
import { note } from '#lib/platform/log.ts';
import type { GlanceScript } from '#lib/sites/scripts.ts';
import { keepBlob } from '#lib/store/blobs.ts';
import type { Device } from '#lib/store/device.ts';

/** What the workspace wants pictures to be. */
async function pictureKindOf(device: Device): Promise<PictureKind> {
  const rules = await readRecordingRules(device);
  return rules ? (rules.pictures ?? usualRules.pictures) : 'none';
}

const glances = { wireframe: 'wireframe', screenshot: 'masks', none: null } satisfies Record<
  PictureKind,
  GlanceScript | null
>;

/** The script that reads pages for such pictures. */
export async function glanceOf(device: Device): Promise<GlanceScript | null> {
  return glances[await pictureKindOf(device)];
}

/**
 * What the asking tab showed as the workspace wants it kept, or null: it wants another kind by now, or the browser
 * refuses, as it does while a tab navigates, or twice in a second.
 */
export async function takeLook(device: Device, asker: Asker, glimpse: Glimpse, frame: Rect): Promise<Picture | null> {
  const kind = await pictureKindOf(device);
  if ('wireframe' in glimpse) {
    if (kind !== 'wireframe') return null;
    const sha256 = await keepBlob(device, new Blob([JSON.stringify(glimpse)], { type: 'application/json' }));
    return { sha256, width: glimpse.width, height: glimpse.height, frame };
  }
  // A photo would show the page around a frame as well, of which a script in the frame knows no masks.
  if (kind !== 'screenshot' || asker.frameId !== 0) return null;
  const camera = {
    isClear: async () => (await tell(asker.tabId!, { notice: 'picture:clear' })) === true,
    capture: () => browser.tabs.captureVisibleTab(asker.windowId!, { format: 'png' }),
    masksNow: async (documentId: string) =>
      Masks.safeParse(await tell(asker.tabId!, { notice: 'masks:get', documentId })).data ?? null,
    keep: (picture: Blob) => keepBlob(device, picture),
  };
  return takePicture(camera, glimpse, frame).catch((error: unknown) => {
    note(`no picture: ${String(error)}`);
    return null;
  });
}
