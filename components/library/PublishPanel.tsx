import { useState } from 'preact/hooks';
import { Choice } from '#components/ui/Choice.tsx';
import { dayOf } from '#lib/model/audience.ts';
import type { Guide } from '#lib/model/guide.ts';
import { mainLibrary, type Library } from '#lib/model/workspace.ts';
import { whyNotPublishable } from '#lib/model/guide-rules.ts';
import { overWords, teamWords, whenWords } from './audience-words.ts';
import { MoveGuide } from './MoveGuide.tsx';

interface Props {
  guide: Guide;
  workspace: string;
  mayPublish: boolean;
  /** The library that it is in, where there are several. */
  shared: Library | null;
  /** The same by its id, also where there is but one; null for a draft. */
  library: string | null;
  /** Those that a draft may go to; the first one is offered. */
  libraries: readonly Library[];
  /** Those that what is shared may be moved to. */
  others: readonly Library[];
  isBusy: boolean;
  /** Why a library does not let it be published yet; null where it does. */
  lackingIn: (library: string) => string | null;
  /** Why the store did not hand it to readers when that was tried last. */
  notPublished: string | null;
  /** Readers are told of others than the guide says, or of none, though nobody changed it since. */
  isForOthers: boolean;
  /** Somebody was asked for a review and has not answered. */
  isAsked: boolean;
  /** The store does not have it yet, so nobody else can. */
  isUnsent: boolean;
  onPublish: (library: string | null) => void;
  onWithdraw: () => void;
  onMove: (to: Library) => void;
  /** To where a review is asked for. */
  onAsk: () => void;
}

/** Who will see the guide, whether it is ready, and the button. */
export function PublishPanel(props: Props) {
  const { guide, workspace, mayPublish, shared, library, libraries, others, lackingIn, isBusy, isUnsent } = props;
  const { onPublish, onWithdraw, onMove, onAsk } = props;
  const [wished, setWished] = useState<string | null>(null);
  const chosen = libraries.find(({ id }) => id === wished) ?? libraries[0] ?? null;
  const mayChoose = mayPublish && libraries.length > 1;
  const isPublished = guide.revision > 0 && !guide.isArchived;
  const isUpToDate = isPublished && !guide.hasChanges && !props.isForOthers;
  const seen = isUnsent
    ? 'Your colleagues will see exactly this once the store has it.'
    : 'Your colleagues see exactly this.';
  const fault = whyNotPublishable(guide);
  const lacking = fault || isUpToDate ? null : lackingIn(library ?? chosen?.id ?? mainLibrary);
  const reason = fault ?? (isUpToDate ? seen : lacking);
  const isAgain = props.isForOthers || guide.isArchived;
  const label = isAgain ? 'Publish again' : isPublished ? 'Publish changes' : 'Publish';
  return (
    <section class="card publish" aria-label="Publishing">
      <h2>{isPublished ? `Published, revision ${guide.revision}` : guide.isArchived ? 'Withdrawn' : 'Draft'}</h2>
      {!isPublished && !guide.isArchived && (
        <p class="small">{library !== null ? 'Authors see it so far, readers do not.' : 'Only you see it so far.'}</p>
      )}
      <p class="small soft">
        {whoSees(guide, readersOf(guide, shared ?? (mayChoose ? chosen : null), workspace), isPublished)}
      </p>
      {guide.pages.length > 0 && (
        <ul class="small soft page-list">
          {guide.pages.map((page) => (
            <li key={page}>{page}</li>
          ))}
        </ul>
      )}
      {mayPublish ? (
        <>
          {mayChoose && (
            <Choice
              label="Library"
              value={chosen?.id ?? ''}
              options={libraries.map(({ id, name }) => [id, name] as const)}
              onChoose={setWished}
            />
          )}
          {lacking !== null && (
            <button type="button" class="button primary wide" disabled={isBusy} onClick={onAsk}>
              {props.isAsked ? 'Ask once more' : 'Ask for a review…'}
            </button>
          )}
          <button
            type="button"
            class={`button wide ${lacking === null ? 'primary' : ''}`}
            disabled={reason !== null || isBusy}
            aria-describedby="publish-reason"
            onClick={() => onPublish(mayChoose ? (chosen?.id ?? null) : null)}
          >
            {label}
          </button>
          <p id="publish-reason" class={`small ${isUpToDate ? 'soft' : 'warn-text'}`} role="status">
            {isUpToDate || fault ? reason : waitingWords(props, lacking)}
          </p>
          {isPublished && (
            <button type="button" class="button quiet wide" disabled={isBusy} onClick={onWithdraw}>
              Withdraw
            </button>
          )}
          {shared && <MoveGuide from={shared} libraries={others} isBusy={isBusy} onMove={onMove} />}
        </>
      ) : (
        <p class="small">Only authors publish. Ask a steward of {workspace} to make you one.</p>
      )}
    </section>
  );
}

/** What stands between a guide and its readers, in words. */
function waitingWords({ notPublished, isAsked, isForOthers }: Props, lacking: string | null): string | null {
  const toOthers = isForOthers ? 'An older Handrail published it for others than are named here.' : null;
  if (lacking === null) return notPublished ? `The store did not publish it: ${notPublished}` : toOthers;
  if (notPublished) return `Not published: it waits for review. ${lacking}`;
  return isAsked ? `It waits for review. ${lacking}` : lacking;
}

function readersOf(guide: Guide, library: Library | null, workspace: string): string {
  const teams = teamWords(guide);
  if (library) return `${teams ?? 'Everyone'} who reads “${library.name}”`;
  return teams ?? `Everyone in ${workspace}`;
}

function whoSees(guide: Guide, who: string, isPublished: boolean): string {
  const over = overWords(guide, dayOf());
  if (over) return `It is ${over}. Nobody sees it.`;
  const sees = [who, isPublished ? 'sees it' : 'will see it', whenWords(guide)].filter(Boolean).join(' ');
  return `${sees} on ${guide.pages.length === 0 ? 'the pages you name.' : 'pages that match:'}`;
}
