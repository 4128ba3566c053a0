import { useRef, useState } from 'preact/hooks';
import { GuideList, type GuideLine } from '#components/library/GuideList.tsx';
import { search, type Searchable } from '#components/library/search.ts';
import { Icon } from '#components/ui/Icon.tsx';
import { useFirstFocus } from '#components/ui/use-first-focus.ts';
import { isAnywhere } from '#lib/model/feeds.ts';
import { languagesAs } from '#lib/model/language.ts';
import { matchesPage, originOf } from '#lib/model/page-pattern.ts';
import type { Question } from '#lib/model/question.ts';
import { titleFor } from '#lib/model/translation.ts';
import type { Me } from '#lib/model/sync.ts';
import type { App } from '#lib/model/workspace.ts';
import type { LibraryItem } from '#lib/store/read.ts';
import { AskForm } from './AskForm.tsx';
import { moveFocus } from './move-focus.ts';
import { openStudio, type TabView } from './tab.ts';
import { isToRead, shownOf, type Try } from './use-popup.ts';

interface Props {
  items: readonly LibraryItem[];
  app: App | null;
  tab: TabView | null;
  me: Me;
  workspace: string;
  waiting: readonly Question[];
  isHere: boolean;
  attempt: Try;
  close: () => void;
}

/** Guides for this page first, then those of this app; looking for something looks everywhere. */
export function GuideFinder({ items, app, tab, me, workspace, waiting, isHere, attempt, close }: Props) {
  const [query, setQuery] = useState('');
  const box = useFirstFocus<HTMLInputElement>();
  const list = useRef<HTMLDivElement>(null);
  const published = items.filter((item) => isToRead(item, me));
  const drafts = items.filter(
    (item) => !item.entry && item.guide && item.status === 'draft' && item.authorId === me.id,
  );
  const isOnPage = (item: LibraryItem) =>
    isHere && tab?.url != null && item.pages.some((pattern) => matchesPage(pattern, tab.url ?? ''));
  const isOfApp = (item: LibraryItem) =>
    app !== null &&
    (shownOf(item)?.appId === app.id || item.pages.some((pattern) => app.origins.includes(originOf(pattern) ?? '')));
  const toLines = (some: LibraryItem[]) => search(some.map(toSearchable), query);
  const here = toLines(published.filter(isOnPage));
  const elsewhere = toLines(published.filter((item) => !isOnPage(item) && isOfApp(item)));
  const others = toLines(published.filter((item) => !isOnPage(item) && !isOfApp(item)));
  const ownDrafts = toLines(drafts.filter((item) => !isHere || isOnPage(item)));
  const isSearching = query.trim() !== '';
  const found = [...here, ...elsewhere, ...(isSearching ? others : [])];

  const play = async (line: GuideLine, tabId: number | null) => {
    if ((await attempt('guide:play', { guideId: line.id, tabId })) !== undefined) close();
  };
  const edit = (line: GuideLine) => void openStudio(`/guide/${line.id}`).then(close);
  const playFirst = (event: Event) => {
    event.preventDefault();
    list.current?.querySelector<HTMLButtonElement>('button.guide')?.click();
  };

  return (
    <div class="finder stack" ref={list} onKeyDown={moveFocus}>
      <form role="search" class="search" onSubmit={playFirst}>
        <Icon name="search" size={16} />
        <input
          class="input"
          type="search"
          aria-label="Search guides"
          placeholder="Search guides"
          ref={box}
          autocomplete="off"
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </form>
      <GuideList title="On this page" lines={here} onChoose={(line) => void play(line, tab?.id ?? null)} />
      <GuideList
        title={app ? `Elsewhere in ${app.name}` : 'In this app'}
        lines={elsewhere}
        onChoose={(line) => void play(line, null)}
      />
      {isSearching && <GuideList title="In other apps" lines={others} onChoose={(line) => void play(line, null)} />}
      <GuideList title="Your drafts" lines={ownDrafts} onChoose={edit} />
      {found.length === 0 && ownDrafts.length === 0 && (isHere || isSearching) && (
        <p class="soft empty" role="status">
          {isSearching
            ? `Nothing found for “${query.trim()}”.`
            : `Nothing here yet.${isAnywhere(me, 'author') ? ' Record a task, or ask for one.' : ''}`}
        </p>
      )}
      {(isSearching || (isHere && found.length === 0)) && (
        <AskForm
          query={query}
          url={isHere ? (tab?.url ?? null) : null}
          waiting={waiting}
          workspace={workspace}
          attempt={attempt}
        />
      )}
    </div>
  );
}

function toSearchable(item: LibraryItem): GuideLine & Searchable {
  const { id, title, authorName, openFlags } = item;
  const shown = shownOf(item);
  const stepCount = item.entry?.stepCount ?? Object.keys(item.guide?.steps ?? {}).length;
  const line = { id, authorName, openFlags, stepCount, kind: shown?.kind ?? 'walkthrough' } as const;
  return {
    ...line,
    title: item.entry ? titleFor(item.entry, languagesAs(navigator.languages)) : title,
    description: shown?.description ?? '',
    otherTitles: [title, ...Object.values(item.entry?.titles ?? {})],
  };
}
