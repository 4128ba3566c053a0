import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '#components/ui/Icon.tsx';
import type { Advice, Place } from './advice.ts';

interface Props {
  advice: readonly Advice[];
  onShow: (stepId: string | null) => void;
  onFix: (advice: Advice) => void;
  onGo: (to: Place) => void;
}

/** What could be better before others see the guide. It never keeps anybody from publishing. */
export function AdviceList({ advice, onShow, onFix, onGo }: Props) {
  const section = useRef<HTMLElement>(null);
  const fixed = useRef<number | null>(null);
  // Its button goes away, and the keyboard would go with it.
  useLayoutEffect(() => {
    if (fixed.current === null) return;
    const items = section.current?.querySelectorAll('li') ?? [];
    const next = items[Math.min(fixed.current, items.length - 1)];
    fixed.current = null;
    (next ?? section.current)?.querySelector<HTMLElement>('button, h2')?.focus();
  }, [advice]);
  return (
    <section class="card stack" aria-label="Before you publish" ref={section}>
      <h2 tabIndex={-1}>Before you publish</h2>
      {advice.length === 0 ? (
        <p class="row soft small">
          <Icon name="check" size={14} /> Nothing to improve that we could see.
        </p>
      ) : (
        <ul class="bare stack advice">
          {advice.map((one, index) => (
            <li key={`${one.stepId} ${one.words}`}>
              <p class="small">{one.words}</p>
              <span class="row">
                {one.fix && (
                  <button
                    type="button"
                    class="button small"
                    onClick={() => {
                      fixed.current = index;
                      onFix(one);
                      // One that changes nothing leaves the keyboard where it is.
                      setTimeout(() => (fixed.current = null), 100);
                    }}
                  >
                    {one.fix.words}
                  </button>
                )}
                {one.way && (
                  <button type="button" class="button small" onClick={() => one.way && onGo(one.way.to)}>
                    {one.way.words}
                  </button>
                )}
                <button
                  type="button"
                  class="button quiet small"
                  aria-label={`Show: ${one.words}`}
                  onClick={() => onShow(one.stepId)}
                >
                  Show
                </button>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
