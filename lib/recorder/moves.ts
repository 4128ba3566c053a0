import { newId } from '#lib/model/new-id.ts';

const moving = /^(transform|translate|scale|rotate|top|left|right|bottom|inset|margin|width|height|max-height)/;
const wideShare = 0.25;

/**
 * An id that lasts as long as the page holds still: it changes with every load, scroll, and move of a larger part of the
 * page. Two readings under the same id are about the same places, so a picture taken between them hides all of it.
 */
export function watchMoves(page: Document, signal: AbortSignal): { id(): string } {
  const document = newId();
  const view = page.defaultView!;
  let moves = 0;
  const move = (): void => void (moves += 1);
  const isWide = ({ target }: Event): boolean =>
    target instanceof Element && target.getBoundingClientRect().width > view.innerWidth * wideShare;
  const options = { capture: true, passive: true, signal };
  view.addEventListener('scroll', move, options);
  for (const type of ['transitionrun', 'transitionend'] as const)
    view.addEventListener(type, (event) => moving.test(event.propertyName) && isWide(event) && move(), options);
  for (const type of ['animationstart', 'animationend'] as const)
    view.addEventListener(type, (event) => isWide(event) && move(), options);
  return { id: () => `${document} ${moves}` };
}
