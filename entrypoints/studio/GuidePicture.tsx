import { useEffect, useState } from 'preact/hooks';
import { StepPicture } from '#components/library/StepPicture.tsx';
import type { Toaster } from '#components/ui/Toasts.tsx';
import { ask } from '#lib/messages/ask.ts';
import { browserLanguage } from '#lib/target/language.ts';
import { reportBug } from '#lib/platform/log.ts';
import type { Picture } from '#lib/model/guide.ts';
import type { Rect } from '#lib/model/recording.ts';
import { hidePart } from '#lib/pictures/hide-part.ts';
import type { Device } from '#lib/store/device.ts';
import { keepPicture } from './keep-picture.ts';
import type { Try } from './use-studio.ts';

interface Props {
  device: Device;
  picture: Picture;
  alt: string;
  stepNumber: number;
  attempt: Try;
  toaster: Toaster;
  onChange: (picture: Picture) => void;
}

/** A step's picture from this device; the background fetches it where it is not here yet. */
export function GuidePicture({ device, picture, alt, stepNumber, attempt, toaster, onChange }: Props) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let isGone = false;
    const load = async () => {
      const blob = await device.blobs.get(picture.sha256);
      const found = blob?.bytes.type.startsWith('image/')
        ? (made = URL.createObjectURL(blob.bytes))
        : await ask('picture:get', { sha256: picture.sha256, language: browserLanguage() });
      if (isGone && made) URL.revokeObjectURL(made);
      if (!isGone) setUrl(found);
    };
    load().catch(reportBug);
    return () => {
      isGone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [picture.sha256]);
  const hide = async (part: Rect): Promise<boolean> => {
    const make = async () => {
      const known = await device.blobs.get(picture.sha256);
      return known && hidePart(known.bytes, part);
    };
    const complaint = 'This part could not be hidden. Reload the page and try again.';
    const sha256 = await keepPicture(make, { attempt, toaster, complaint });
    if (sha256 !== null) onChange({ ...picture, sha256 });
    return sha256 !== null;
  };
  return <StepPicture picture={picture} url={url} alt={alt} stepNumber={stepNumber} onHide={hide} />;
}
