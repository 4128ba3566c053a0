import type { ComponentChildren } from 'preact';
import { RichText } from '#components/library/RichText.tsx';
import { inLanguage } from '#lib/model/language.ts';
import type { PlayableGuide } from '#lib/model/playable.ts';
import { CloseButton } from './CloseButton.tsx';
import { Reports } from './Reports.tsx';

interface Props {
  guide: PlayableGuide;
  flag: ComponentChildren;
  onFlag(): void;
  onClose(): void;
}

/** A text read beside the page. */
export function TipSheet({ guide, flag, onFlag, onClose }: Props) {
  return (
    <section class="card sheet" role="dialog" aria-labelledby="sheet-title" tabIndex={-1}>
      <div class="card-head">
        <span class="card-guide">Tip sheet by {guide.authorName}</span>
        <CloseButton label="Close the tip sheet" onClose={onClose} />
      </div>
      <div class="card-body" tabIndex={0}>
        <h2 class="card-title" id="sheet-title" {...inLanguage(guide.languages.title)}>
          {guide.title}
        </h2>
        <RichText blocks={guide.text} language={guide.languages.text} />
        <Reports guide={guide} stepId={null} />
      </div>
      {flag || (
        <div class="card-actions">
          <button type="button" class="quiet report" onClick={onFlag}>
            Outdated?
          </button>
        </div>
      )}
    </section>
  );
}
