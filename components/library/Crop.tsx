import type { ComponentChildren, CSSProperties } from 'preact';
import type { Picture } from '#lib/model/guide.ts';
import type { Rect } from '#lib/model/recording.ts';

interface Props {
  picture: Picture;
  part: Rect;
  url: string;
  alt: string;
  children?: ComponentChildren;
}

/** A part of a picture, as wide as there is room, with a ring around the element. */
export function Crop({ picture, part, url, alt, children }: Props) {
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
      <span class="ring" style={placeIn(part, picture.frame)} />
      {children}
    </span>
  );
}

/** Where something of the picture lies in the part that is shown. */
export function placeIn(part: Rect, { x, y, width, height }: Rect): CSSProperties {
  return {
    left: percent(x - part.x, part.width),
    top: percent(y - part.y, part.height),
    width: percent(width, part.width),
    height: percent(height, part.height),
  };
}

const percent = (value: number, whole: number): string => `${(100 * value) / whole}%`;
