import { signal as value } from '@preact/signals-core';
import { MaskBar, MaskSheet } from '#components/overlay/MaskSheet.tsx';
import { type Coverable, type Covering, wordsOf } from '#lib/recorder/uncovering.ts';
import type { Stage } from './stage.ts';

/** Which words are to be shown in the picture that is taken now, and where they stand. */
type Uncovered = ReadonlyMap<Element, string>;

/**
 * Shows on the page what its picture is going to hide, before it is taken, and lets its author show words of it that are
 * the application's own. Asks nothing where there are none. Null where its author would rather have no picture, 'back' where
 * it is to be about something else.
 */
export function reviewMasks(stage: Stage, look: () => Covering | null): Promise<Uncovered | null | 'back'> {
  const covering = value(look());
  const shown = value<Uncovered>(new Map());
  if (!covering.value?.coverable.length) return Promise.resolve(shown.value);

  return new Promise((resolve) => {
    const whole = new AbortController();
    // An orphaned script takes no picture and points at nothing more.
    const signal = AbortSignal.any([whole.signal, stage.signal]);
    const end = (uncovered: Uncovered | null | 'back'): void => {
      whole.abort();
      resolve(uncovered);
    };
    const goBack = (): void => end('back');
    const isShown = ({ element, words }: Coverable): boolean => shown.value.get(element) === words;
    const toggle = (one: Coverable): void => {
      const next = new Map(shown.value);
      if (isShown(one)) next.delete(one.element);
      else next.set(one.element, one.words);
      shown.value = next;
    };
    const overlay = stage.open(signal);
    const sheet = overlay.show(
      () => (
        <MaskSheet
          rects={covering.value?.rects ?? []}
          words={(covering.value?.coverable ?? []).map((one) => ({
            words: one.words,
            box: one.box,
            isShown: isShown(one),
            onToggle: () => toggle(one),
          }))}
        />
      ),
      { level: 0, onEscape: goBack },
      signal,
    );
    sheet.rest('pinned');
    const bar = overlay.show(
      () => (
        <MaskBar
          shown={shown.value.size}
          onTake={() => end(shown.value)}
          onTakeNone={() => end(null)}
          onBack={goBack}
        />
      ),
      { level: 2, onEscape: goBack },
      signal,
    );
    bar.rest('pinned');
    bar.element.querySelector<HTMLElement>('.primary')?.focus({ preventScroll: true });
    const measure = (): void => {
      covering.value = look();
      // A list that uses its rows again has other words in them by now.
      shown.value = new Map([...shown.value].filter(([element, words]) => words === wordsOf(element)));
    };
    const hide = (): void => void (covering.value = null);
    const options = { capture: true, passive: true, signal };
    addEventListener('scroll', hide, options);
    for (const type of ['scrollend', 'resize']) addEventListener(type, measure, options);
  });
}
