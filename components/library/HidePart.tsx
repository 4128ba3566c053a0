import { useEffect, useRef } from 'preact/hooks';
import type { Picture } from '#lib/model/guide.ts';
import type { Rect } from '#lib/model/recording.ts';
import { placeIn } from './Crop.tsx';
import { partAfterKey, partBetween, type Point } from './part-to-hide.ts';

interface Props {
  picture: Picture;
  part: Rect;
  /** Id of what is said of the keys. */
  describedBy: string;
  onPart: (part: Rect) => void;
  onHide: () => void;
}

/** Above a whole picture: a box over what nobody should see, drawn with the pointer or moved and sized with the keys. */
export function HidePart({ picture, part, describedBy, onPart, onHide }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const corner = useRef<Point | null>(null);
  useEffect(() => box.current?.focus(), []);
  const pointOf = (event: PointerEvent & { currentTarget: Element }): Point => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    return {
      x: ((event.clientX - left) / width) * picture.width,
      y: ((event.clientY - top) / height) * picture.height,
    };
  };
  return (
    <div
      class="hiding"
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        corner.current = pointOf(event);
        box.current?.focus();
      }}
      onPointerMove={(event) => corner.current && onPart(partBetween(corner.current, pointOf(event), picture))}
      onPointerUp={() => (corner.current = null)}
      onPointerCancel={() => (corner.current = null)}
    >
      <div
        ref={box}
        class="part-to-hide"
        role="application"
        tabIndex={0}
        aria-label="What to hide"
        aria-describedby={describedBy}
        style={placeIn({ x: 0, y: 0, width: picture.width, height: picture.height }, part)}
        onKeyDown={(event) => {
          const next = partAfterKey(part, event.key, event.shiftKey, picture);
          if (!next && event.key !== 'Enter') return;
          event.preventDefault();
          event.stopPropagation();
          if (next) onPart(next);
          else onHide();
        }}
      />
    </div>
  );
}
