import type { Rect } from '#lib/model/recording.ts';

interface Props {
  /** Hidden whatever anybody says. */
  rects: readonly Rect[];
  /** Words that the author may have shown in this picture. */
  words: readonly { words: string; box: Rect; isShown: boolean; onToggle(): void }[];
}

/** What the picture is going to hide, where it lies on the page. */
export function MaskSheet({ rects, words }: Props) {
  return (
    <div class="mask-sheet">
      {rects.map((rect) => (
        <div key={placeOf(rect)} class="mask" style={placeOf(rect)} />
      ))}
      {words.map(({ words: said, box, isShown, onToggle }) => (
        <button
          key={placeOf(box)}
          type="button"
          class="mask"
          style={placeOf(box)}
          aria-label={`Show “${said}” in the picture`}
          aria-pressed={isShown}
          onClick={onToggle}
        />
      ))}
    </div>
  );
}

const placeOf = ({ x, y, width, height }: Rect): string => `left:${x}px;top:${y}px;width:${width}px;height:${height}px`;

interface BarProps {
  shown: number;
  onTake(): void;
  onTakeNone(): void;
  onBack(): void;
}

/** What to do with the masks before the picture is taken. */
export function MaskBar({ shown, onTake, onTakeNone, onBack }: BarProps) {
  return (
    <section class="recorder-bar" aria-label="What the picture hides">
      <p class="recorder-state" role="status">
        <b>Hidden in the picture</b>
        <span class="recorder-last">
          {shown > 0
            ? `Of the dashed parts, ${shown} will be shown. None may be about people or records.`
            : 'Click a dashed part to show it, if the app itself says it: never what is about people or records.'}
        </span>
      </p>
      <div class="recorder-actions">
        <button type="button" onClick={onBack}>
          Back
        </button>
        <button type="button" onClick={onTakeNone}>
          No new picture
        </button>
        <button type="button" class="primary" onClick={onTake}>
          Take the picture
        </button>
      </div>
    </section>
  );
}
