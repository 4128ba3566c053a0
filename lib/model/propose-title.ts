import type { Action } from './guide.ts';

/** What is known of a recorded step: what was done, and the sentence that says so. */
interface Done {
  action: Action;
  title: string;
}

interface Named {
  action: Action;
  name: string;
}

/** What every task ends in says nothing of it. */
const trivial = /^(?:ok|yes|close|done|cancel|apply|save|update)$/i;
const keeping = /^(?:save|update|apply)$/i;
const creating = /\b(?:new|add|create|neu|anlegen|nouveau|crear)\b|新/i;
const field: readonly Action[] = ['input', 'select', 'check', 'upload'];

/**
 * What somebody will have done afterwards, from what was pressed and where: "Create a deal", "Change Phone". Null where
 * nothing had a name. Only English is put into sentences; of other languages the name that says most is the title.
 */
export function proposeTitle(recorded: readonly Done[]): string | null {
  const named = recorded.flatMap(nameOf);
  const at = named.findIndex(({ action, name }) => !field.includes(action) && creating.test(name));
  if (at >= 0) return creation(named[at]!.name, placeBefore(named, at));
  const changed = [...new Set(named.flatMap(({ action, name }) => (field.includes(action) ? [name] : [])))];
  const isKept = named.some(({ action, name }) => !field.includes(action) && keeping.test(name));
  if (isKept && changed.length > 0 && changed.length <= 2) return `Change ${changed.join(' and ')}`;
  return (named.findLast(({ name }) => !trivial.test(name)) ?? named.at(-1))?.name ?? null;
}

/** Without the part of the page that a title begins with. */
export function withoutPlace(title: string): string {
  return title.replace(/^In \*\*(?:\\.|[^\\])+?\*\*, /, '');
}

/** "In **Deals**, click **New**" is about New; "after **Name**" names a neighbour. */
function nameOf({ action, title }: Done): Named[] {
  if (title.includes(' after **')) return [];
  const name = /\*\*((?:\\.|[^\\])+?)\*\*/.exec(withoutPlace(title))?.[1]?.replace(/\\(.)/g, '$1');
  return name === undefined ? [] : [{ action, name }];
}

function placeBefore(named: readonly Named[], at: number): string | null {
  return (
    named.slice(0, at).findLast(({ action, name }) => !field.includes(action) && !trivial.test(name))?.name ?? null
  );
}

function creation(name: string, place: string | null): string {
  const words = name.replace(/^[^\p{L}]+/u, '');
  const object = /^(?:new|create new|add new)\s+(?:an?\s+)?(.+)$/i.exec(words)?.[1];
  if (object) return `Create ${withArticle(object)}`;
  if (!/^(?:new|add|create)$/i.test(words)) return name;
  if (!place) return name;
  const one = singular(place);
  return one ? `Create ${withArticle(one)}` : `${words} in ${place}`;
}

/** Of what a page of many is called: "Parties" → "Party". Null where it is not called so. */
function singular(plural: string): string | null {
  if (/ies$/i.test(plural)) return plural.replace(/ies$/i, 'y');
  if (/(?:[sx]|ch|sh)es$/i.test(plural)) return plural.replace(/es$/i, '');
  return /[^siu]s$/i.test(plural) ? plural.slice(0, -1) : null;
}

/** Words go on small in a sentence; what is written otherwise (VAT, eBay) keeps its letters. */
function withArticle(name: string): string {
  const words = name.replace(/\b\p{Lu}(?=\p{Ll}+\b)/gu, (letter) => letter.toLowerCase());
  return `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;
}
