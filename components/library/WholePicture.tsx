import type { RefObject } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Picture } from '#lib/model/guide.ts';
import type { Rect } from '#lib/model/recording.ts';
import { Crop } from './Crop.tsx';
import { HidePart } from './HidePart.tsx';
import { firstPart } from './part-to-hide.ts';

interface Props {
  dialog: RefObject<HTMLDialogElement | null>;
  picture: Picture;
  url: string;
  alt: string;
  stepNumber: number;
  /** Makes the picture anew without this part of it; false where that did not work, and why was said. */
  onHide: (part: Rect) => Promise<boolean>;
}

/** All of a step's picture, where its author may hide more of it. */
export function WholePicture({ dialog, picture, url, alt, stepNumber, onHide }: Props) {
  const [part, setPart] = useState<Rect | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isHidden, setIsHidden] = useState(false);
  const keysId = useId();
  const startButton = useRef<HTMLButtonElement>(null);
  const isHiding = part !== null;
  // The box had the focus, and is gone.
  useEffect(() => (isHiding ? () => startButton.current?.focus() : undefined), [isHiding]);
  const start = () => {
    setIsHidden(false);
    setPart(firstPart(picture));
  };
  const hide = async (what: Rect) => {
    if (isBusy) return;
    setIsBusy(true);
    let isDone = false;
    try {
      isDone = await onHide(what);
    } finally {
      setIsBusy(false);
      setPart(null);
      setIsHidden(isDone);
      // What went wrong is said on the page, below the dialog.
      if (!isDone) dialog.current?.close();
    }
  };
  return (
    <dialog
      ref={dialog}
      class="whole-picture"
      aria-label={`Picture of step ${stepNumber}`}
      onCancel={(event) => {
        if (!part) return;
        event.preventDefault();
        if (!isBusy) setPart(null);
      }}
      onClose={() => {
        setPart(null);
        setIsHidden(false);
      }}
    >
      <div class="whole" style={{ '--ratio': picture.width / picture.height }}>
        <Crop picture={picture} part={{ x: 0, y: 0, width: picture.width, height: picture.height }} url={url} alt={alt}>
          {part && (
            <HidePart
              picture={picture}
              part={part}
              describedBy={keysId}
              onPart={setPart}
              onHide={() => void hide(part)}
            />
          )}
        </Crop>
      </div>
      <form method="dialog" class="row">
        <p class="soft small" role="status" id={keysId}>
          {part &&
            'Draw a box over what nobody should see. With the keyboard: arrows move it, Shift and arrows size it.'}
          {isHidden && 'Hidden in this step. Undo in the editor brings it back.'}
        </p>
        {part ? (
          <>
            <button type="button" class="button primary" disabled={isBusy} onClick={() => void hide(part)}>
              Hide this part
            </button>
            <button type="button" class="button" disabled={isBusy} onClick={() => setPart(null)}>
              Cancel
            </button>
          </>
        ) : (
          <>
            <button type="button" class="button" ref={startButton} onClick={start}>
              Hide a part
            </button>
            <button type="submit" class="button">
              Close
            </button>
          </>
        )}
      </form>
    </dialog>
  );
}
