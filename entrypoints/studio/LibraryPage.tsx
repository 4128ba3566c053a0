import { audienceWords } from '#components/library/audience-words.ts';
import { GuideRow, type LibraryLine } from '#components/library/GuideRow.tsx';
import { search, type Searchable } from '#components/library/search.ts';
import { fromTemplate, type Template } from '#components/library/templates.ts';
import { Icon } from '#components/ui/Icon.tsx';
import { PopMenu } from '#components/ui/PopMenu.tsx';
import { dayOf, isShownTo } from '#lib/model/audience.ts';
import { isAnywhere } from '#lib/model/feeds.ts';
import { keeperOfItem } from '#lib/model/ownership.ts';
import { isPlayable } from './use-guide-actions.ts';
import type { LibraryItem } from '#lib/store/read.ts';
import type { Exported } from './exchange/ExportDialog.tsx';
import { useDroppedFiles } from './exchange/use-dropped-files.ts';
import { useExchange } from './use-exchange.tsx';
import type { Library } from '#lib/model/workspace.ts';
import { titlesOf } from '#lib/model/translation.ts';
import { nameOfLibrary } from './libraries.ts';
import { placeOf } from './route.ts';
import { mayChange } from './reviews.ts';
import { SetAside } from './SetAside.tsx';
import { usePageTitle, useRemembered, useRememberedScroll } from './use-page.ts';
import type { PageProps } from './use-studio.ts';

const filters = { all: 'All', mine: 'Mine', reported: 'With reports' } as const;
type Filter = keyof typeof filters;

/** All guides this person may see. */
export function LibraryPage({ view, attempt, toaster }: PageProps) {
  const { me } = view.session;
  const mayAuthor = isAnywhere(me, 'author');
  const [filter, setFilter] = useRemembered<Filter>('library filter', 'all');
  const [query, setQuery] = useRemembered<string>('library query', '');
  const heading = usePageTitle('Library');
  useRememberedScroll('library scroll');
  const isMine = (item: LibraryItem) => item.authorId === me.id || keeperOfItem(item, view.people) === me.id;
  const today = dayOf();
  // Whoever may change a guide sees it whomever it is for.
  const items = view.items.filter((item) => mayChange(view, item) || !item.entry || isShownTo(item.entry, me, today));
  const kept = items.filter((item) => filter === 'all' || (filter === 'mine' ? isMine(item) : item.openFlags > 0));
  const exchange = useExchange(view.names, attempt, toaster);
  useDroppedFiles(exchange.importFiles);
  const lines = search(
    kept.map((item) => toLine(item, view.session.libraries ?? [], today)),
    query,
  );
  const create = async (template: Template) => {
    const made = await attempt('import:save', { guides: [fromTemplate(template, () => crypto.randomUUID())] });
    if (made) location.hash = placeOf(made.guideIds[0]!);
  };
  return (
    <>
      <div class="head">
        <h1 ref={heading}>Library</h1>
        <span class="row">
          {mayAuthor && lines.length > 0 && (
            <a class="button quiet" href="#/rename">
              Rename a button or field
            </a>
          )}
          {mayAuthor && (
            <a class="button quiet" href="#/clashes">
              Clashes
            </a>
          )}
          <a class="button quiet" href="#/deleted">
            Recently deleted
          </a>
          {lines.length > 0 && (
            <button type="button" class="button quiet" onClick={() => exchange.exportGuides(lines)}>
              Export…
            </button>
          )}
          <button type="button" class="button quiet" onClick={() => exchange.importFiles([])}>
            Import…
          </button>
          {mayAuthor && (
            <PopMenu
              name="What to write"
              button={newButton}
              entries={[
                { words: 'New walkthrough', onPress: () => void create('walkthrough') },
                { words: 'New tip sheet', onPress: () => void create('tip-sheet') },
                { words: 'New release note', onPress: () => void create('release-note') },
              ]}
            />
          )}
        </span>
      </div>
      {exchange.dialog}
      <SetAside orphans={view.orphans} attempt={attempt} toaster={toaster} />
      {items.length === 0 ? (
        <section class="card blank">
          <h2>No guides yet</h2>
          {mayAuthor ? (
            <p>
              Open the app you want to explain, press the Handrail button of your browser and choose{' '}
              <strong>Record a task</strong>. What you record appears here as a draft.
            </p>
          ) : (
            <p>
              What your colleagues publish appears here. To write guides yourself, ask a steward to make you an author.
            </p>
          )}
        </section>
      ) : (
        <>
          <div class="filters">
            <input
              class="input"
              type="search"
              aria-label="Search guides"
              placeholder="Search guides"
              value={query}
              onInput={(event) => setQuery(event.currentTarget.value)}
            />
            <div class="segments" role="group" aria-label="Show">
              {Object.entries(filters).map(([name, words]) => (
                <button
                  type="button"
                  key={name}
                  aria-pressed={filter === name}
                  onClick={() => setFilter(name as Filter)}
                >
                  {words}
                </button>
              ))}
            </div>
          </div>
          <ul class="bare guide-rows card" aria-label="Guides" hidden={lines.length === 0}>
            {lines.map((line) => (
              <GuideRow
                key={line.id}
                line={line}
                href={placeOf(line.id)}
                onPlay={() => void attempt('guide:play', { guideId: line.id, tabId: null })}
              />
            ))}
          </ul>
          {lines.length === 0 && <p class="soft nothing">{whyNothing(filter, query)}</p>}
        </>
      )}
    </>
  );
}

const newButton = {
  class: 'button primary',
  children: (
    <>
      <Icon name="add" size={16} /> New
    </>
  ),
};

function whyNothing(filter: Filter, query: string): string {
  if (query.trim()) return `Nothing found for “${query.trim()}”. Try fewer words.`;
  return filter === 'mine'
    ? 'You have not written a guide yet. To see those of your colleagues, choose All.'
    : 'No guide has open reports. Well kept!';
}

function toLine(item: LibraryItem, libraries: readonly Library[], today: string): LibraryLine & Searchable & Exported {
  const shown = item.guide ?? item.entry;
  return {
    ...item,
    libraryName: item.library !== null && libraries.length > 1 ? nameOfLibrary(item.library, libraries) : null,
    kind: shown?.kind ?? 'walkthrough',
    description: shown?.description ?? '',
    otherTitles: Object.values((item.guide ? titlesOf(item.guide) : item.entry)?.titles ?? {}),
    translations: item.guide ? item.guide.translations : item.entry?.titles,
    audience: shown ? audienceWords(shown, today) : '',
    stepCount: item.guide ? Object.keys(item.guide.steps).length : (item.entry?.stepCount ?? 0),
    mayPlay: item.status !== 'archived' && (item.entry !== null || isPlayable(item.guide)),
  };
}
