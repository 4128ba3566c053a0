import type { Target } from '#lib/model/target.ts';
import { describe } from '#lib/target/describe.ts';
import { isSameInOtherRow, listOrElement } from '#lib/target/entries.ts';
import { find } from '#lib/target/find.ts';
import { judge } from './judge.ts';
import { everything, isShown, setStage } from './stage.ts';

export interface Again {
  elements: number;
  found: number;
  /** The same in another row, which readers may take as well, or the list that it is a record of. */
  records: number;
  unsure: number;
  /** What is not found, taken for another in doubt, or taken for another without any: the beginning of their HTML. */
  missing: string[];
  doubted: string[];
  wrong: string[];
}

const again = {
  stage: setStage,
  /** Describes each element that is seen, and looks for it at once where nothing has changed. A picture is one element. */
  try: (): Again => {
    const isPart = (element: Element): boolean => element instanceof SVGElement && element.ownerSVGElement !== null;
    const seen = [...everything(document)].filter(
      (element) => element !== document.body && isShown(element) && !isPart(element),
    );
    const result: Again = {
      elements: seen.length,
      found: 0,
      records: 0,
      unsure: 0,
      missing: [],
      doubted: [],
      wrong: [],
    };
    for (const element of seen) {
      const target = JSON.parse(JSON.stringify(describe(element))) as Target;
      const hit = find(target, document);
      if (hit && judge(hit.element, element) === 'correct') result[hit.outcome] += 1;
      else if (hit && isAsGood(target, hit.element, element)) result.records += 1;
      else
        result[!hit ? 'missing' : hit.outcome === 'found' ? 'wrong' : 'doubted'].push(element.outerHTML.slice(0, 100));
    }
    return result;
  },
};

/** As the player takes it. */
function isAsGood(target: Target, found: Element, meant: Element): boolean {
  const list = listOrElement(target, found);
  return (list !== found && list.contains(meant)) || isSameInOtherRow(target, found, meant);
}
export type TryAgain = typeof again;
Object.assign(globalThis, { again });
