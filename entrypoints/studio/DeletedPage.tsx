import { kindWords } from '#components/library/words.ts';
import { Icon } from '#components/ui/Icon.tsx';
import { ago, counted } from '#components/ui/time.ts';
import { readDocument } from '#lib/model/documents.ts';
import { libraryOf } from '#lib/model/feeds.ts';
import type { DeletedGuides } from '#lib/model/sync.ts';
import { AskedList } from './AskedList.tsx';
import { placeOf } from './route.ts';
import { useAsked } from './use-asked.ts';
import { usePageTitle } from './use-page.ts';
import type { PageProps } from './use-studio.ts';

/** Guides that are gone and can still come back. */
export function DeletedPage({ view, attempt, toaster }: PageProps) {
  const heading = usePageTitle('Recently deleted');
  const asked = useAsked('deleted:list', {});
  const here = new Set(view.items.map((item) => item.id));
  const restore = async ({ id, feed, body, entry }: DeletedGuides['guides'][number]) => {
    const guide = readDocument('guide', body);
    const done = await attempt('guide:restore', {
      guide,
      entry: entry && readDocument('entry', entry),
      library: libraryOf(feed),
    });
    if (done === undefined) return;
    toaster.say(`“${guide?.title || 'Untitled'}” is back.`);
    location.hash = placeOf(id);
  };
  return (
    <>
      <div class="head">
        <h1 ref={heading}>Recently deleted</h1>
      </div>
      <p class="soft intro">
        {asked.value?.keptDays === undefined
          ? 'What is deleted can be brought back for some time. After that it is gone for good.'
          : `What is deleted can be brought back for ${counted(asked.value.keptDays, 'day')}. After that it is gone for good.`}
      </p>
      <AskedList
        asked={asked}
        isEmpty={({ guides }) => guides.every(({ id }) => here.has(id))}
        empty={
          <>
            <h2>Nothing was deleted</h2>
            <p>Guides that you or your colleagues delete appear here.</p>
          </>
        }
      >
        {({ guides }) => (
          <ul class="bare card guide-rows" aria-label="Recently deleted">
            {guides
              .filter(({ id }) => !here.has(id))
              .map((one) => {
                const guide = readDocument('guide', one.body);
                const title = guide?.title || 'Untitled';
                const who = one.author === view.session.me.id ? 'you' : (view.names.get(one.author) ?? 'a colleague');
                return (
                  <li class="past-row" key={one.id}>
                    {guide && <Icon name={guide.kind} />}
                    <span>
                      <strong>{title}</strong>
                      <br />
                      <span class="soft small">
                        {guide ? `${kindWords[guide.kind]} · ` : ''}deleted by {who},{' '}
                        <time dateTime={one.at}>{ago(one.at)}</time> · gone for good {ago(one.keptUntil)}
                      </span>
                    </span>
                    <button
                      type="button"
                      class="button"
                      aria-label={`Bring back: ${title}`}
                      onClick={() => void restore(one)}
                    >
                      Bring back
                    </button>
                  </li>
                );
              })}
          </ul>
        )}
      </AskedList>
    </>
  );
}
