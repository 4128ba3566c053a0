import type { ComponentChildren } from 'preact';
import { CloseButton } from './CloseButton.tsx';

interface Props {
  guideTitle: string;
  lang?: string | undefined;
  position: { number: number; count: number };
  children: ComponentChildren;
  onClose(): void;
}

/** What all cards of a walkthrough share, so that changing from one to the next keeps the focus: where the reader is. */
export function CardFrame({ guideTitle, lang, position: { number, count }, children, onClose }: Props) {
  return (
    <section class="card" role="dialog" aria-label={`Step ${number} of ${count}`} tabIndex={-1}>
      <div class="card-head">
        <span class="card-guide" title={guideTitle} lang={lang}>
          {guideTitle}
        </span>
        <span class="card-count">
          {number} of {count}
        </span>
        <CloseButton label="Close the walkthrough" onClose={onClose} />
      </div>
      <div class="card-bar" aria-hidden="true">
        <i style={{ width: `${(number / count) * 100}%` }} />
      </div>
      {children}
    </section>
  );
}
