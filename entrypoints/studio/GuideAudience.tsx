import { useState } from 'preact/hooks';
import { AudienceFields } from '#components/library/AudienceFields.tsx';
import { audienceWords } from '#components/library/audience-words.ts';
import { audienceOf, dayOf, isFor, withAudience, type Audience } from '#lib/model/audience.ts';
import type { Guide } from '#lib/model/guide.ts';
import { mainLibrary } from '#lib/model/workspace.ts';
import { publishingOf } from './publishing.ts';
import { useAsked } from './use-asked.ts';
import type { StudioView } from './use-studio.ts';

interface Props {
  guide: Guide;
  view: StudioView;
  onChange: (edit: (guide: Guide) => Guide) => void;
}

/** For whom a guide is and when, in words; to be changed once it is opened. */
export function GuideAudience({ guide, view, onChange }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { library, libraries } = publishingOf(view, guide.id);
  const words = audienceWords(guide, dayOf());
  return (
    <details class="card unfold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Who sees it and when <span class="soft small">{words || 'Everybody, always'}</span>
      </summary>
      {!isFor(guide, view.session.me.teams) && (
        <p class="small">You are in none of these teams. To see it on its page, play it from here.</p>
      )}
      {isOpen && (
        <ChosenAudience
          library={library ?? libraries[0]?.id ?? mainLibrary}
          audience={audienceOf(guide)}
          onChange={(audience) => onChange((now) => withAudience(now, audience))}
        />
      )}
    </details>
  );
}

/** Which teams there are, only the store knows. */
function ChosenAudience({
  library,
  audience,
  onChange,
}: {
  library: string;
  audience: Audience;
  onChange: (audience: Audience) => void;
}) {
  const { value, problem } = useAsked('audience:teams', { library });
  return <AudienceFields audience={audience} teams={value} problem={problem} onChange={onChange} />;
}
