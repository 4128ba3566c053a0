import type { ComponentChildren } from 'preact';
import { inLanguage } from '#lib/model/language.ts';
import type { PlayableGuide } from '#lib/model/playable.ts';
import { CloseButton } from './CloseButton.tsx';

interface Props {
  guide: Pick<PlayableGuide, 'title' | 'languages'>;
  position: { number: number; count: number };
  children: ComponentChildren;
  onClose(): void;
}

/** What all cards of a walkthrough share, so that changing from one to the next keeps the focus: where the reader is. */
export function CardFrame({ guide, position: { number, count }, children, onClose }: Props) {
  return (
    <section class="card" role="dialog" aria-label={`Step ${number} of ${count}`} tabIndex={-1}>
      <div class="card-head">
        <span class="card-guide" title={guide.title} {...inLanguage(guide.languages.title)}>
          {guide.title}
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
