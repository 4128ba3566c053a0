import { shadowOf } from '#lib/frames/shadow.ts';

interface Choosing {
  parentOf(element: Element): Element | null;
  /** May it be chosen? Neither the whole page nor what is ours. */
  isMeant(element: Element): boolean;
  onChoose(element: Element | null): void;
}

/**
 * What is pointed at, and where the arrow keys lead from there: up to what is around it, down the way back or into it, to
 * either side to what is beside it.
 */
export function makeChoice(page: Document, { parentOf, isMeant, onChoose }: Choosing) {
  /** Under the pointer, or with the keyboard. */
  let from: Element | null = null;
  let chosen: Element | null = null;
  /** What was chosen on the way up, to go back. */
  let within: Element[] = [];

  const choose = (element: Element | null): void => {
    chosen = element;
    onChoose(element);
  };
  const around = (element: Element): Element | null => {
    let at = parentOf(element);
    while (at && !isMeant(at)) at = parentOf(at);
    return at;
  };
  const may = (element: Element): boolean => isSeen(element) && isMeant(element);
  const beside = (element: Element, way: 'previousElementSibling' | 'nextElementSibling'): Element | null => {
    let at = element[way];
    while (at && !may(at)) at = at[way];
    return at;
  };
  const ways: Record<string, (at: Element) => Element | null> = {
    ArrowUp: around,
    ArrowDown: (at) => within.at(-1) ?? [...(shadowOf(at) ?? at).children].find(may) ?? null,
    ArrowLeft: (at) => beside(at, 'previousElementSibling'),
    ArrowRight: (at) => beside(at, 'nextElementSibling'),
  };

  return {
    // The pointer moves far more often than it comes to another element, and what is told of one may take reading the page.
    point(element: Element | null): void {
      if (element === from) return;
      from = element;
      within = [];
      choose(element);
    },
    /** What is meant by who presses there; nothing of it has to be under the pointer any more. */
    meantBy: (element: Element | null): Element | null => (element === from ? chosen : element),
    chosen: (): Element | null => chosen,
    /** False where that key leads nowhere by its nature. */
    move(key: string): boolean {
      const way = ways[key];
      if (!way) return false;
      const next = way(chosen ?? page.body);
      if (!next) return true;
      if (key === 'ArrowUp' && chosen) within.push(chosen);
      else if (key === 'ArrowDown') within.pop();
      else within = [];
      choose(next);
      if (key !== 'ArrowUp') next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      return true;
    },
  };
}

function isSeen(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && element.checkVisibility();
}
