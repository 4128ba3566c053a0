import { readPage } from '#lib/target/page.ts';
import { selectorOf } from '#lib/target/selector.ts';
import { pickOnce } from './pick-once.tsx';
import type { Stage } from './stage.ts';

/** Point at a part of the page that is private from now on, told by its selector and how many there are of it here. */
export function pickPart(stage: Stage): true {
  return pickOnce(stage, {
    heading: 'Always hidden',
    clicking: 'Click to hide',
    asking: 'Click what recordings are never to show. Esc leaves.',
    actionable: (element) => element,
    nameOf(element) {
      const selector = selectorOf(element);
      const count = readPage(document).elements.filter((one) => one.matches(selector)).length;
      return `${selector} (${count} here)`;
    },
    keep: (element) => stage.ask('part:mark', { selector: selectorOf(element) }),
  });
}
