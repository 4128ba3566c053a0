import type { Shape } from '#lib/model/wireframe.ts';

export type Area = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

export interface Drawn {
  shape: Shape;
  /** The dialog or menu that it lies in. */
  layer: Element | null;
  element: Element;
}

export function intersect(one: Area, other: Area): Area {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

export function isApart(one: Area, other: Area): boolean {
  return one.right <= other.left || one.left >= other.right || one.bottom <= other.top || one.top >= other.bottom;
}

/** What lies under a dialog or an open menu is not seen. */
export function uncovered(drawn: readonly Drawn[]): Shape[] {
  const covers = drawn.filter(({ shape: [kind] }) => kind === 'dialog');
  const isUnder = ({ shape, layer, element }: Drawn): boolean =>
    covers.some((cover) => cover.element !== element && cover.element !== layer && isWithin(shape, cover.shape));
  return drawn.filter((one) => !isUnder(one)).map(({ shape }) => shape);
}

function isWithin([, x, y, width, height]: Shape, [, left, top, wide, high]: Shape): boolean {
  const [middle, centre] = [x + width / 2, y + height / 2];
  return middle > left && middle < left + wide && centre > top && centre < top + high;
}

/** As many of the first as fit into so many bytes. */
export function within(bytes: number, shapes: readonly Shape[]): Shape[] {
  let left = bytes;
  const size = (shape: Shape): number => new TextEncoder().encode(JSON.stringify(shape)).length + 1;
  const fits = shapes.findIndex((shape) => (left -= size(shape)) < 0);
  return fits < 0 ? [...shapes] : shapes.slice(0, fits);
}
