import { useRef } from 'preact/hooks';
import type { Picture } from '#lib/model/guide.ts';

interface Props {
  picture: Picture;
  /** Null while the bytes are not here. */
  url: string | null;
  alt: string;
  stepNumber: number;
}

/** Width to height of the part that is shown. */
const shape = 8 / 5;

/** The part of the picture around the element, with a ring on it; the whole picture on request. */
export function StepPicture({ picture, url, alt, stepNumber }: Props) {
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
      <dialog ref={dialog} class="whole-picture" aria-label={`Picture of step ${stepNumber}`}>
        <Crop
          picture={picture}
          part={{ x: 0, y: 0, width: picture.width, height: picture.height }}
          url={url}
          alt={alt}
        />
        <form method="dialog">
          <button type="submit" class="button">
            Close
          </button>
        </form>
      </dialog>
    </>
  );
}

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

function Crop({ picture, part, url, alt }: { picture: Picture; part: Area; url: string; alt: string }) {
  const { frame } = picture;
  const percent = (value: number, whole: number) => `${(100 * value) / whole}%`;
  return (
    <span class="crop" style={{ aspectRatio: `${part.width} / ${part.height}` }}>
      <img
        src={url}
        alt={alt}
        style={{
          width: percent(picture.width, part.width),
          left: percent(-part.x, part.width),
          top: percent(-part.y, part.height),
        }}
      />
      <span
        class="ring"
        style={{
          left: percent(frame.x - part.x, part.width),
          top: percent(frame.y - part.y, part.height),
          width: percent(frame.width, part.width),
          height: percent(frame.height, part.height),
        }}
      />
    </span>
  );
}

/** Enough around the element to recognise the place, never more than there is. */
function partAround({ width, height, frame }: Picture): Area {
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
