import { useState } from 'preact/hooks';
import { differences } from '#components/library/revision-words.ts';
import { TextChange } from '#components/library/TextChange.tsx';
import { Icon } from '#components/ui/Icon.tsx';
import { ago } from '#components/ui/time.ts';
import { useLive, type Live } from '#components/ui/use-live.ts';
import { readDocument } from '#lib/model/documents.ts';
import { asNextEdit } from '#lib/model/guide-rules.ts';
import type { Guide } from '#lib/model/guide.ts';
import type { RevisionRow, Revisions } from '#lib/model/sync.ts';
import type { Device } from '#lib/store/device.ts';
import { rowOf } from '#lib/store/read.ts';
import { AskedList } from './AskedList.tsx';
import { CompareRevisions } from './CompareRevisions.tsx';
import { placeOf } from './route.ts';
import { useAsked } from './use-asked.ts';
import { usePageTitle } from './use-page.ts';
import type { PageProps } from './use-studio.ts';

interface Props extends PageProps {
  guideId: string;
  device: Device;
  live: Live;
}

const asGuide = (body: RevisionRow['body']) => (body ? readDocument('guide', body) : null);

/** What a guide was: who saved what and when, and the way back to any of it. */
export function HistoryPage({ guideId, device, live, view, attempt, toaster }: Props) {
  const row = useLive(live, async () => (await rowOf(device, 'guide', guideId)) ?? null, [device, guideId]);
  const now = row && readDocument('guide', row.body);
  const title = now?.title || 'Untitled';
  const heading = usePageTitle(`History of ${title}`);
  const nameOf = (author: string) => view.names.get(author) ?? 'A colleague';
  // What is typed and sent while this page is open belongs on it.
  const asked = useAsked('guide:history', { guideId, before: null });
  const [pages, setPages] = useState<Revisions[]>([]);
  const isNew = row?.dirty === 0 && asked.value && row.rev !== asked.value.revisions[0]?.rev;
  const restore = async (older: Guide) => {
    if (!now) return;
    const done = await attempt('guide:save', { base: now, guide: asNextEdit(older, now) });
    if (!done) return;
    const back = async () => {
      if (await attempt('guide:save', { base: done, guide: asNextEdit(now, done) })) toaster.say('As it was before.');
    };
    toaster.say('That state is the newest now. Readers see it once you publish.', () => void back());
  };
  const more = async () => {
    const last = (pages.at(-1) ?? asked.value)?.revisions.at(-1);
    const next = last && (await attempt('guide:history', { guideId, before: last.seq }));
    if (next) setPages([...pages, next]);
  };
  const again = () => {
    setPages([]);
    void asked.again();
  };
  return (
    <>
      <div class="head">
        <h1 ref={heading}>History of “{title}”</h1>
        <span class="row">
          {isNew && (
            <button type="button" class="button" onClick={again}>
              Show what is new
            </button>
          )}
          <a class="button quiet" href={placeOf(guideId)}>
            <Icon name="back" size={16} /> Back to the guide
          </a>
        </span>
      </div>
      <AskedList
        asked={asked}
        isEmpty={({ revisions }) => revisions.length === 0}
        empty={<p>The store has nothing of this guide yet. As soon as it was sent, its history begins here.</p>}
      >
        {(first) => {
          const all = [first, ...pages];
          const revisions = all.flatMap((page) => page.revisions);
          const last = all.at(-1)!;
          return (
            <>
              <CompareRevisions revisions={revisions} nameOf={nameOf} />
              <ol class="bare stack" aria-label="Revisions">
                {revisions.map((one, i) => {
                  const before = asGuide(revisions[i + 1] ? revisions[i + 1]!.body : last.older);
                  return (
                    <li class="card stack" key={one.rev}>
                      <RevisionCard
                        revision={one}
                        before={before}
                        author={nameOf(one.author)}
                        isNewest={i === 0}
                        onRestore={now ? (guide) => void restore(guide) : null}
                      />
                    </li>
                  );
                })}
              </ol>
              {last.more && (
                <button type="button" class="button more" onClick={() => void more()}>
                  Show older revisions
                </button>
              )}
            </>
          );
        }}
      </AskedList>
    </>
  );
}

interface CardProps {
  revision: RevisionRow;
  before: Guide | null;
  author: string;
  isNewest: boolean;
  onRestore: ((guide: Guide) => void) | null;
}

function RevisionCard({ revision, before, author, isNewest, onRestore }: CardProps) {
  const guide = asGuide(revision.body);
  const at = new Date(revision.at);
  return (
    <>
      <div class="head">
        <h2>
          {author}, <time dateTime={revision.at}>{ago(revision.at)}</time>{' '}
          <span class="soft small">{at.toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })}</span>
        </h2>
        {isNewest ? (
          <span class="chip">Newest</span>
        ) : (
          guide &&
          onRestore && (
            <button
              type="button"
              class="button"
              aria-label={`Restore the state of ${at.toLocaleString('en')}`}
              onClick={() => onRestore(guide)}
            >
              Restore
            </button>
          )
        )}
      </div>
      <ul class="bare stack">
        {differences(before, guide).map(({ words, text }) => (
          <li key={words}>
            {words}
            {text && <TextChange {...text} />}
          </li>
        ))}
      </ul>
    </>
  );
}
