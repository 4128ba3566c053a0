import type { ComponentChildren } from 'preact';
import { RichText } from '#components/library/RichText.tsx';
import type { PlayableGuide } from '#lib/model/playable.ts';
import { titleIdOf } from './Beacon.tsx';
import { Reports } from './Reports.tsx';

interface Props {
  guide: PlayableGuide;
  /** Id of the words, for the beacon. */
  id: string;
  /** The report being written, in place of the buttons. */
  flag: ComponentChildren;
  onEnter(): void;
  onLeave(): void;
  onFocus(): void;
  onBlur(): void;
  onFlag(): void;
}

/** What the colleague says about the element. */
export function Tip({ guide, id, flag, onEnter, onLeave, onFocus, onBlur, onFlag }: Props) {
  const [step] = guide.steps;
  const said = step ?? guide;
  return (
    <section
      class="card tip"
      aria-labelledby={titleIdOf(id)}
      tabIndex={-1}
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
      onFocusIn={onFocus}
      onFocusOut={onBlur}
    >
      {flag || (
        <>
          <div class="card-body">
            <div id={id}>
              <RichText blocks={said.text} language={said.languages.text} />
            </div>
            <Reports guide={guide} stepId={step?.id ?? null} />
          </div>
          <div class="card-actions">
            <button type="button" class="quiet report" onClick={onFlag}>
              Outdated?
            </button>
            <span class="soft small">{guide.authorName}</span>
          </div>
        </>
      )}
    </section>
  );
}
