import { Icon } from '#components/ui/Icon.tsx';
import type { Advice } from './advice.ts';

interface Props {
  advice: readonly Advice[];
  onShow: (stepId: string | null) => void;
  onFix: (advice: Advice) => void;
}

/** What could be better before others see the guide. It never keeps anybody from publishing. */
export function AdviceList({ advice, onShow, onFix }: Props) {
  return (
    <section class="card stack" aria-label="Before you publish">
      <h2>Before you publish</h2>
      {advice.length === 0 ? (
        <p class="row soft small">
          <Icon name="check" size={14} /> Nothing to improve that we could see.
        </p>
      ) : (
        <ul class="bare stack advice">
          {advice.map((one) => (
            <li key={`${one.stepId} ${one.words}`}>
              <p class="small">{one.words}</p>
              <span class="row">
                {one.fix && (
                  <button type="button" class="button small" onClick={() => onFix(one)}>
                    {one.fix.words}
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
