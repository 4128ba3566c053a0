/** Scrolls only where an element cannot be seen whole: a page that jumps for nothing loses its reader. */
export function bringIntoView(element: Element, signal: AbortSignal): void {
  const views = new IntersectionObserver(([entry]) => {
    views.disconnect();
    const { intersectionRatio, intersectionRect, rootBounds } = entry!;
    const fills = !!rootBounds && intersectionRect.height > rootBounds.height * 0.5;
    if (intersectionRatio < 0.95 && !fills) scrollTo(element);
  });
  views.observe(element);
  signal.addEventListener('abort', () => views.disconnect());
}

export function scrollTo(element: Element): void {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: isCalm ? 'instant' : 'smooth' });
}
