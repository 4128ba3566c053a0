import { mayPublishTo } from '#lib/model/libraries.ts';
import type { Library } from '#lib/model/workspace.ts';
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
} {
  const known = session.libraries ?? [];
  const libraries = mayPublishTo(session.me, known, lastLibrary);
  const id = items.find((item) => item.id === guideId)?.library ?? null;
  if (id === null) return { mayPublish: libraries.length > 0, shared: null, library: null, libraries, others: [] };
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
  };
}
