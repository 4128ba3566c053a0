import { audienceOf } from '#lib/model/audience.ts';
import { inOneForm } from '#lib/model/hash.ts';
import { mayPublishTo } from '#lib/model/libraries.ts';
import type { Library } from '#lib/model/workspace.ts';
import type { LibraryItem } from '#lib/store/read.ts';
import type { StudioView } from './use-studio.ts';

/** Where a guide is shared or may go, as the panel for publishing shows it. */
export function publishingOf(
  { session, items, lastLibrary }: Pick<StudioView, 'session' | 'items' | 'lastLibrary'>,
  guideId: string,
): {
  mayPublish: boolean;
  shared: Library | null;
  library: string | null;
  libraries: Library[];
  others: Library[];
  isForOthers: boolean;
} {
  const known = session.libraries ?? [];
  const libraries = mayPublishTo(session.me, known, lastLibrary);
  const item = items.find((one) => one.id === guideId);
  const id = item?.library ?? null;
  const nowhere = { shared: null, library: null, others: [], isForOthers: false };
  if (!item || id === null) return { ...nowhere, mayPublish: libraries.length > 0, libraries };
  const shared = known.find((library) => library.id === id) ?? { id, name: id };
  // Where there is but one library, nobody needs to know that there could be others.
  const isWorthSaying = known.length > 1;
  const mayPublish = libraries.some((library) => library.id === id);
  return {
    mayPublish,
    shared: isWorthSaying ? shared : null,
    library: id,
    libraries: [],
    others: mayPublish ? libraries.filter((library) => library.id !== id) : [],
    isForOthers: isForOthers(item),
  };
}

/** An extension from before audiences published it, and left out for whom. */
function isForOthers({ guide, entry }: Pick<LibraryItem, 'guide' | 'entry'>): boolean {
  if (!guide || guide.hasChanges || guide.revision !== entry?.revision) return false;
  return inOneForm(audienceOf(entry)) !== inOneForm(audienceOf(guide));
}
