import type { Target } from '#lib/model/target.ts';
import { describe } from '#lib/target/describe.ts';
import { find } from '#lib/target/find.ts';
import { judge } from './judge.ts';
import { everything, isShown, setStage } from './stage.ts';

export interface Again {
  elements: number;
  found: number;
  unsure: number;
  /** What was taken for another, or not seen at all: the beginning of their HTML. */
  missing: string[];
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
    const result: Again = { elements: seen.length, found: 0, unsure: 0, missing: [], wrong: [] };
    for (const element of seen) {
      const target = JSON.parse(JSON.stringify(describe(element))) as Target;
      const hit = find(target, document);
      if (!hit) result.missing.push(element.outerHTML.slice(0, 100));
      else if (judge(hit.element, element) === 'wrong') result.wrong.push(element.outerHTML.slice(0, 100));
      else result[hit.outcome] += 1;
    }
    return result;
  },
};
export type TryAgain = typeof again;
Object.assign(globalThis, { again });
