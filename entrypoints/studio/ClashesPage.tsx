import { placeWords, valueWords } from '#components/library/revision-words.ts';
import { ago } from '#components/ui/time.ts';
import type { ClashChoice, ClashRow } from '#lib/model/sync.ts';
import { AskedList } from './AskedList.tsx';
import { placeOf } from './route.ts';
import { useAsked } from './use-asked.ts';
import { usePageTitle } from './use-page.ts';
import type { PageProps, StudioView } from './use-studio.ts';

const kept: Record<ClashChoice, string> = {
  mine: 'The other version is the one now.',
  theirs: 'It stays as it is.',
};

/** Two people changed the same thing at the same time: both versions, side by side. */
export function ClashesPage({ view, attempt, toaster }: PageProps) {
  const heading = usePageTitle('Clashes');
  const asked = useAsked('clash:list', {});
  const resolve = async ({ feed, op }: ClashRow, keep: ClashChoice) => {
    const done = await attempt('clash:resolve', { feed, op, keep });
    if (done !== undefined) toaster.say(kept[keep]);
    await asked.again();
  };
  return (
    <>
      <div class="head">
        <h1 ref={heading}>Clashes</h1>
      </div>
      <p class="soft intro">
        When two people change the same thing at once, the one that came first stands and the other is kept here.
      </p>
      <AskedList
        asked={asked}
        isEmpty={({ clashes }) => clashes.length === 0}
        empty={
          <>
            <h2>No clashes</h2>
            <p>Nobody’s words are waiting for a decision.</p>
          </>
        }
      >
        {({ clashes }) => (
          <ul class="bare stack" aria-label="Clashes">
            {clashes.map((clash) => (
              <li class="card stack" key={clash.op}>
                <Clash clash={clash} view={view} onKeep={(keep) => void resolve(clash, keep)} />
              </li>
            ))}
          </ul>
        )}
      </AskedList>
    </>
  );
}

interface ClashProps {
  clash: ClashRow;
  view: StudioView;
  onKeep: (keep: ClashChoice) => void;
}

function Clash({ clash, view, onKeep }: ClashProps) {
  const guide = view.items.find((item) => item.id === clash.id)?.guide ?? null;
  const title = clash.title || 'Untitled';
  const isOwn = clash.author === view.session.me.id;
  const author = view.names.get(clash.author) ?? 'a colleague';
  return (
    <>
      <h2>{guide ? <a href={placeOf(clash.id)}>{title}</a> : title}</h2>
      {clash.differences.map(({ path, mine, now }) => (
        <section class="stack" key={path.join('/')} aria-label={placeWords(path, guide)}>
          <p class="label">{placeWords(path, guide)}</p>
          <div class="sides">
            <div class="side">
              <p class="small soft">What stands now</p>
              <p class="side-text">{valueWords(now)}</p>
            </div>
            <div class="side">
              <p class="small soft">
                {isOwn ? 'What you wrote' : `What ${author} wrote`}, <time dateTime={clash.at}>{ago(clash.at)}</time>
              </p>
              <p class="side-text">{valueWords(mine)}</p>
            </div>
          </div>
        </section>
      ))}
      <div class="row">
        <button type="button" class="button" aria-label={`Keep what stands: ${title}`} onClick={() => onKeep('theirs')}>
          Keep what stands
        </button>
        <button
          type="button"
          class="button"
          aria-label={`${isOwn ? 'Use mine' : `Use ${author}’s`}: ${title}`}
          onClick={() => onKeep('mine')}
        >
          {isOwn ? 'Use mine' : `Use ${author}’s`}
        </button>
      </div>
    </>
  );
}
