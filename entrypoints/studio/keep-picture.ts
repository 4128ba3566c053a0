import { dataUrlOf } from '#lib/exchange/picture-types.ts';
import { reportBug } from '#lib/platform/log.ts';
import type { Toaster } from '#components/ui/Toasts.tsx';
import type { Try } from './use-studio.ts';

interface Means {
  attempt: Try;
  toaster: Toaster;
  /** What to say where no picture could be made. */
  complaint: string;
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
