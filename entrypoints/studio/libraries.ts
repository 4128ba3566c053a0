import { isStewardOf } from '#lib/model/feeds.ts';
import type { Me } from '#lib/model/sync.ts';
import { everyLibrary, type Library } from '#lib/model/workspace.ts';

/** The libraries that this steward decides about, by name; with a word for every one where that is theirs to say. */
export function scopesOf(libraries: readonly Library[], me: Me): Record<string, string> {
  const all = [{ id: everyLibrary, name: 'Every one' }, ...libraries];
  return Object.fromEntries(all.filter(({ id }) => isStewardOf(me, id)).map(({ id, name }) => [id, name]));
}

/** What a library is called; its id where this person does not get to know of it. */
export function nameOfLibrary(id: string, libraries: readonly Library[]): string {
  return libraries.find((library) => library.id === id)?.name ?? id;
}
