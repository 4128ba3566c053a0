import { useEffect, useState } from 'preact/hooks';
import { StepPicture } from '#components/library/StepPicture.tsx';
import { ask } from '#lib/messages/ask.ts';
import { browserLanguage } from '#lib/target/language.ts';
import { reportBug } from '#lib/platform/log.ts';
import type { Picture } from '#lib/model/guide.ts';
import type { Device } from '#lib/store/device.ts';

interface Props {
  device: Device;
  picture: Picture;
  alt: string;
  stepNumber: number;
}

/** A step's picture from this device; the background fetches it where it is not here yet. */
export function GuidePicture({ device, picture, alt, stepNumber }: Props) {
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
  return <StepPicture picture={picture} url={url} alt={alt} stepNumber={stepNumber} />;
}
