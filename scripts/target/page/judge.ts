import { boxOf, isShown, overlapOf } from './stage.ts';

const PRESSED = 'a,button,[role=button],label,[role=menuitem],[role=tab]';
const OPERATED =
  'a,button,input,select,textarea,summary,label,[role=button],[role=menuitem],[role=tab],[role=link],[role=checkbox],[role=switch],[role=combobox],[role=option],[role=radio],[role=treeitem],[role=gridcell],[role=columnheader],[tabindex]:not([tabindex="-1"]),[contenteditable=true]';

export type Verdict = 'correct' | 'wrong';

/**
 * Would a reader who is shown this element act on the one meant? The button or the picture in it, the link or the text
 * that is all of it: one and the same to them.
 */
export function judge(found: Element, meant: Element): Verdict {
  if (found === meant) return 'correct';
  if (!meant.contains(found) && !found.contains(meant)) return 'wrong';
  const overlap = overlapOf(found, meant);
  if (overlap >= 0.7) return 'correct';
  if (meant.contains(found) && meant.matches(PRESSED)) return 'correct';
  const text = textOf(meant);
  const isAllOfIt = text !== '' && text === textOf(found) && overlap >= 0.2;
  return isAllOfIt && (meant.contains(found) || found.querySelectorAll(OPERATED).length <= 1) ? 'correct' : 'wrong';
}

/** What goes when the element goes: parents that show nothing else go with it. */
export function removableOf(element: Element): Element {
  let at = element;
  for (let parent = at.parentElement; parent && parent !== document.body; parent = at.parentElement) {
    const overlap = overlapOf(parent, at);
    const isAlone = parent.childElementCount === 1 && textOf(parent) === textOf(at) && overlap > 0.3;
    if (overlap < 0.7 && !isAlone) break;
    at = parent;
  }
  return at;
}

/** Takes an element out of the page for as long as something is tried, and puts it back. */
export function without<T>(element: Element, attempt: () => T): T {
  const gone = removableOf(element);
  const { parentNode, nextSibling } = gone;
  gone.remove();
  try {
    return attempt();
  } finally {
    parentNode?.insertBefore(gone, nextSibling);
  }
}

function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** What can be operated, lies in what can, or only shows something; null where a guide would never point. */
export function kindOf(element: Element): 'inter' | 'inner' | 'text' | null {
  const [, , width, height] = boxOf(element);
  if (!isShown(element) || width * height < 16 || width * height > 0.12 * 1366 * 900) return null;
  if (element.matches(OPERATED)) return 'inter';
  if (element.parentElement?.closest(OPERATED)) return 'inner';
  if (element.querySelector(OPERATED) || element.querySelectorAll('*').length > 12) return null;
  return textOf(element) || element.localName === 'svg' || element.hasAttribute('title') ? 'text' : null;
}
