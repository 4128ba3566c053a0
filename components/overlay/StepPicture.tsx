import type { Picture } from '#lib/model/guide.ts';

/** The masked picture of a step, with a frame where the element was. */
export function StepPicture({ source, of }: { source: string; of: Picture }) {
  const { x, y, width, height } = of.frame;
  const part = (value: number, whole: number) => `${(value / whole) * 100}%`;
  const frame = {
    left: part(x, of.width),
    top: part(y, of.height),
    width: part(width, of.width),
    height: part(height, of.height),
  };
  return (
    <figure class="picture">
      <img src={source} width={of.width} height={of.height} alt="How it looked when this step was recorded" />
      <i style={frame} />
    </figure>
  );
}
