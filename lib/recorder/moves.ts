import { newId } from '#lib/model/new-id.ts';
import { sameView } from './same-view.ts';

const moving = /^(transform|translate|scale|rotate|top|left|right|bottom|inset|margin|width|height|max-height)/;
const wideShare = 0.25;

/** So many pictures may be under way. */
const heldMost = 4;

export interface Moves {
  /** Lasts as long as the page holds still: it changes with every load, scroll, and move of a larger part of the page. */
  id(): string;
  /** An id of its own for what is seen at a press. */
  hold(target: Element): string;
  /**
   * Is it all still so, and what was pressed still where it was? Then a picture taken since shows that, and two readings,
   * before and after it, are about the same places.
   */
  isStill(held: string): boolean;
}

export function watchMoves(page: Document, signal: AbortSignal): Moves {
  const document = newId();
  const view = page.defaultView!;
  let moves = 0;
  let presses = 0;
  const held = new Map<string, () => boolean>();
  const move = (): void => void (moves += 1);
  const isWide = ({ target }: Event): boolean =>
    target instanceof Element && target.getBoundingClientRect().width > view.innerWidth * wideShare;
  const options = { capture: true, passive: true, signal };
  view.addEventListener('scroll', move, options);
  for (const type of ['transitionrun', 'transitionend'] as const)
    view.addEventListener(type, (event) => moving.test(event.propertyName) && isWide(event) && move(), options);
  for (const type of ['animationstart', 'animationend'] as const)
    view.addEventListener(type, (event) => isWide(event) && move(), options);
  const id = (): string => `${document} ${moves}`;
  return {
    id,
    hold(target) {
      const [at, isSame] = [id(), sameView(page, target)];
      const own = `${at} ${(presses += 1)}`;
      held.set(own, () => id() === at && isSame());
      const [oldest] = held.keys();
      if (held.size > heldMost) held.delete(oldest!);
      return own;
    },
    isStill: (own) => held.get(own)?.() ?? false,
  };
}
