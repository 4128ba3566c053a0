import { signal as value } from '@preact/signals-core';
import { MaskBar, MaskSheet } from '#components/overlay/MaskSheet.tsx';
import type { Covering } from '#lib/recorder/uncovering.ts';
import type { Stage } from './stage.ts';

/** Whose words are to be shown in the picture that is taken now; null where its author would rather have none taken. */
export type Uncovered = ReadonlySet<Element> | null;

/**
 * Shows on the page what its picture is going to hide, before it is taken, and lets its author show words of it that are
 * the application's own. Asks nothing where there are none.
 */
export function reviewMasks(stage: Stage, look: () => Covering | null): Promise<Uncovered> {
  const covering = value(look());
  const shown = value<ReadonlySet<Element>>(new Set());
  if (!covering.value?.coverable.length) return Promise.resolve(shown.value);

  return new Promise((resolve) => {
    const whole = new AbortController();
    const { signal } = whole;
    const end = (uncovered: Uncovered): void => {
      whole.abort();
      resolve(uncovered);
    };
    const toggle = (element: Element): void => {
      const next = new Set(shown.value);
      if (!next.delete(element)) next.add(element);
      shown.value = next;
    };
    stage.signal.addEventListener('abort', () => end(null), { signal });
    const overlay = stage.open(signal);
    const sheet = overlay.show(
      () => (
        <MaskSheet
          rects={covering.value?.rects ?? []}
          words={(covering.value?.coverable ?? []).map(({ element, ...one }) => ({
            ...one,
            isShown: shown.value.has(element),
            onToggle: () => toggle(element),
          }))}
        />
      ),
      { level: 0, onEscape: () => end(null) },
      signal,
    );
    sheet.rest('pinned');
    const bar = overlay.show(
      () => <MaskBar shown={shown.value.size} onTake={() => end(shown.value)} onCancel={() => end(null)} />,
      { level: 2, onEscape: () => end(null) },
      signal,
    );
    bar.rest('pinned');
    bar.element.querySelector<HTMLElement>('.primary')?.focus({ preventScroll: true });
    const measure = (): void => void (covering.value = look());
    const hide = (): void => void (covering.value = null);
    const options = { capture: true, passive: true, signal };
    addEventListener('scroll', hide, options);
    for (const type of ['scrollend', 'resize']) addEventListener(type, measure, options);
  });
}
