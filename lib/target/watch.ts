import { isElement, isFrame, isInPage } from '#lib/frames/frames.ts';
import type { Target } from '#lib/model/target.ts';
import { isShown } from './dom.ts';
import { find, type Found } from './find.ts';
import { hostsIn, rootIn } from './foreign-frames.ts';
import { nameOf } from './name.ts';
import { indexOfRow, rowOf } from './rows.ts';
import { saysFrame } from './hosts.ts';
import { unnumbered } from './stable.ts';

const quickestMs = 100;
const slowestMs = 500;
const lookMs = 200;
const observed = {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ['class', 'style', 'hidden', 'open', 'aria-hidden'],
};

/**
 * Tells where a target is, first at once and then whenever that changes, until the signal ends it.
 * While it is missing or in doubt, the page is searched only after the page changed, ever more seldom under churn;
 * while it is there, only the element itself is looked at.
 */
export function awaitTarget(
  target: Target,
  page: Document,
  onChange: (found: Found | null) => void,
  signal: AbortSignal,
): void {
  if (signal.aborted) return;
  const view = page.defaultView ?? window;
  let last: Found | null | undefined;
  let said = '';
  let frame = 0;
  let timer: number | undefined;
  let pauseMs = quickestMs;
  let searchedAt = -Infinity;

  const saidBy = (element: Element): string => {
    const row = target.row && rowOf(element);
    return `${unnumbered(nameOf(element))} ${row ? indexOfRow(row.element) : ''}`;
  };
  const search = (): void => {
    timer = undefined;
    if (page.hidden) return;
    const startedAt = performance.now();
    pauseMs = startedAt - searchedAt < pauseMs * 2 ? Math.min(slowestMs, pauseMs * 1.5) : quickestMs;
    const found = find(target, page);
    searchedAt = performance.now();
    pauseMs = Math.max(pauseMs, Math.min(slowestMs, (searchedAt - startedAt) * 20));
    const isSame = last !== undefined && last?.element === found?.element && last?.outcome === found?.outcome;
    last = found;
    if (found) {
      said = saidBy(found.element);
      look();
    }
    if (!isSame) onChange(found);
  };
  const searchSoon = (): void => {
    timer ??= view.setTimeout(search, Math.max(0, searchedAt + pauseMs - performance.now()));
  };
  /** Virtual lists show another record in the same cell, and single-page applications another word on the same button. */
  const isHere = (): boolean =>
    Boolean(last && isInPage(last.element) && isShown(last.element) && saidBy(last.element) === said);
  const look = (): void => {
    view.clearTimeout(timer);
    timer = view.setTimeout(() => {
      timer = undefined;
      if (page.hidden) return;
      if (isHere()) look();
      else search();
    }, lookMs);
  };
  const onPageChange = (): void => {
    if (page.hidden) return;
    if (target.shadow) observe();
    if (!last) searchSoon();
    else if (!isInPage(last.element) || last.outcome === 'unsure') restart();
    else if (target.row) frame ||= view.requestAnimationFrame(recheck);
  };
  const recheck = (): void => {
    frame = 0;
    if (!signal.aborted && last && !isHere()) {
      searchedAt = -Infinity;
      restart();
    }
  };
  const restart = (): void => {
    view.clearTimeout(timer);
    timer = undefined;
    searchSoon();
  };

  const observer = new MutationObserver(onPageChange);
  /** A frame that loads anew has another document, and says so to the root that it lies in. */
  const onLoad = ({ target: at }: Event): void => void (isElement(at) && isFrame(at) && onPageChange());
  const hasFrames = target.shadow?.some(saysFrame);
  /** What changes inside a shadow root or a frame is seen by nobody outside. To observe a root again costs nothing. */
  const observe = (): void => {
    for (const root of rootsOf(target, page)) {
      observer.observe(root, observed);
      if (hasFrames) root.addEventListener('load', onLoad, { capture: true, passive: true, signal });
    }
  };
  for (const event of ['resize', 'popstate', 'hashchange']) view.addEventListener(event, restart, { signal });
  page.addEventListener('visibilitychange', restart, { signal });
  view.navigation?.addEventListener('currententrychange', restart, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    view.clearTimeout(timer);
  });
  observe();
  search();
}

/** The page, and the shadow roots and pages in frames in which the target was when it was recorded. */
function rootsOf(target: Target, page: Document): (Document | ShadowRoot)[] {
  const all: (Document | ShadowRoot)[] = [page];
  let roots = all;
  for (const host of target.shadow ?? []) {
    roots = hostsIn(roots, host).flatMap(rootIn);
    all.push(...roots);
  }
  return all;
}
