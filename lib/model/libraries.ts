import { isAtLeast, roleIn, type Who } from './feeds.ts';
import { everyLibrary, mainLibrary, type Library } from './workspace.ts';

/**
 * The libraries that somebody may publish into; first the one to offer: the last one they chose, else the main one.
 * Those whose names this device has not heard go by their id.
 */
export function mayPublishTo(person: Who, known: readonly Library[], last: string | null): Library[] {
  const named = new Set(known.map(({ id }) => id));
  const unnamed = [mainLibrary, ...Object.keys(person.roles ?? {})].filter(
    (id) => id !== everyLibrary && !named.has(id),
  );
  const all = known.length > 0 ? [...known] : [...new Set(unnamed)].map((id) => ({ id, name: id }));
  const rank = (id: string) => (id === last ? 0 : id === mainLibrary ? 1 : 2);
  return all
    .filter(({ id }) => {
      const role = roleIn(person, id);
      return role !== null && isAtLeast(role, 'author');
    })
    .toSorted((a, b) => rank(a.id) - rank(b.id));
}
