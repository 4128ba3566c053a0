import { useRef } from 'preact/hooks';
import type { Picture } from '#lib/model/guide.ts';
import type { Rect } from '#lib/model/recording.ts';
import { Crop } from './Crop.tsx';
import { WholePicture } from './WholePicture.tsx';

interface Props {
  picture: Picture;
  /** Null while the bytes are not here. */
  url: string | null;
  alt: string;
  stepNumber: number;
  /** Makes the picture anew without this part of it; false where that did not work. */
  onHide: (part: Rect) => Promise<boolean>;
}

/** Width to height of the part that is shown. */
const shape = 8 / 5;

/** The part of the picture around the element, with a ring on it; the whole picture on request. */
export function StepPicture({ picture, url, alt, stepNumber, onHide }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  if (!url) return <p class="picture missing soft small">The picture is not on this device yet.</p>;
  const part = partAround(picture);
  return (
    <>
      <button
        type="button"
        class="picture"
        aria-label={`Show the whole picture of step ${stepNumber}`}
        onClick={() => dialog.current?.showModal()}
      >
        <Crop picture={picture} part={part} url={url} alt={alt} />
      </button>
      <WholePicture dialog={dialog} picture={picture} url={url} alt={alt} stepNumber={stepNumber} onHide={onHide} />
    </>
  );
}

/** Enough around the element to recognise the place, never more than there is. */
function partAround({ width, height, frame }: Picture): Rect {
  const wanted = Math.max(frame.width * 2, frame.height * 2 * shape, 480);
  const partWidth = Math.min(wanted, width, height * shape);
  const partHeight = partWidth / shape;
  const within = (value: number, most: number) => Math.max(0, Math.min(value, most));
  return {
    x: within(frame.x + frame.width / 2 - partWidth / 2, width - partWidth),
    y: within(frame.y + frame.height / 2 - partHeight / 2, height - partHeight),
    width: partWidth,
    height: partHeight,
  };
}
