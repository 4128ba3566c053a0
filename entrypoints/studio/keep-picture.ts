import { dataUrlOf } from '#lib/exchange/picture-types.ts';
import { pictureForText } from '#lib/pictures/for-text.ts';
import { reportBug } from '#lib/platform/log.ts';
import type { Toaster } from '#components/ui/Toasts.tsx';
import type { Try } from './use-studio.ts';

interface Means {
  attempt: Try;
  toaster: Toaster;
  /** What to say where no picture could be made. */
  complaint: string;
}

/** Keeps the picture of a file for a text that is to show it. */
export function keeperForTexts(means: Pick<Means, 'attempt' | 'toaster'>): (file: File) => Promise<string | null> {
  const complaint = 'This file cannot be shown as a picture. Choose a PNG, JPEG, WebP or GIF.';
  return (file) => keepPicture(() => pictureForText(file), { ...means, complaint });
}

/** Makes a picture and keeps it: its hash, or null where that failed, which was said. */
export async function keepPicture(
  make: () => Promise<Blob | null | undefined>,
  { attempt, toaster, complaint }: Means,
): Promise<string | null> {
  try {
    const picture = await make();
    if (picture) {
      const bytes = new Uint8Array(await picture.arrayBuffer());
      const kept = await attempt('picture:bring', { dataUrl: dataUrlOf(picture.type, bytes) });
      return kept?.sha256 ?? null;
    }
  } catch (error) {
    reportBug(error);
  }
  toaster.complain(complaint);
  return null;
}
