import { escapeMarkdown } from '#lib/model/escape-markdown.ts';
import type { Action } from '#lib/model/guide.ts';
import type { Phrase } from './languages/en.ts';
import { nth, phrase } from './phrases.ts';
import type { Landmark } from './where.ts';

/** What the title needs to know of an element; empty strings where there is nothing to say. */
export interface Named {
  role: string;
  /** Accessible name, or empty where it is missing or is the company's data. */
  name: string;
  isData: boolean;
  /** What has a name and comes before it, for those without one. */
  landmark: Landmark | null;
  /** What is written right beside it, where nothing else says which one it is. */
  beside?: string;
  /** The named part of the page it stands in, where others on the page are called the same; else empty. */
  section?: string;
  /** The like of it stands in each row of a table. */
  isOfEachRow?: boolean;
}

/** What was done, beside to which element. */
export interface Deed {
  action: Action;
  /** Which keys, `Ctrl+K`; Enter if none are said. */
  keys?: string | undefined;
  /** What something was dragged to. */
  to?: string | undefined;
  /** A file was chosen by a button and not by the field itself. */
  isByButton?: boolean | undefined;
}

/**
 * One sentence of Markdown for a step, such as "Click **New lead**", in the first of these languages that there is. It is
 * the language of the page, because that is what its readers have in front of them.
 */
export function titleOf(deed: Deed, named: Named, languages: readonly string[] = []): string {
  const sentence = sentenceOf(deed, named, languages);
  const title = lowered(sentence, languages);
  if (!named.name) return sentence;
  if (named.isOfEachRow) return phrase(languages, 'inRow', { title });
  return named.section ? phrase(languages, 'within', { place: bold(named.section), title }) : sentence;
}

/** What to do first where something is in the page only once somebody has scrolled. */
export function scrollTitleOf(
  { seen, place, isDown }: { seen: string; place: string; isDown: boolean },
  languages: readonly string[] = [],
): string {
  const where = place && phrase(languages, 'scrollIn', { place: bold(place) });
  return phrase(languages, isDown ? 'scrollDown' : 'scroll', { name: bold(seen), in: where });
}

function sentenceOf(deed: Deed, named: Named, languages: readonly string[]): string {
  const { action, keys = 'Enter', to = '' } = deed;
  const { role, name, isData, landmark, beside } = named;
  const say = (what: Phrase): string =>
    phrase(languages, what, {
      name: name && bold(name),
      keys: bold(keys),
      to: to && bold(to),
      beside: beside ? bold(beside) : '',
      nth: landmark ? nth(languages, landmark.distance) : '',
      after: landmark ? phrase(languages, 'after', { mark: bold(landmark.name) }) : '',
    });

  if (action === 'press') return say(name && keys === 'Enter' ? 'enterIn' : 'press');
  if (action === 'navigate') return say(name ? 'go' : 'goSomewhere');
  if (action === 'select') return say(name ? 'choose' : 'fromList');
  if (action === 'check' && role === 'radio') return say(name ? 'choose' : 'option');
  if (action === 'check') return say(name ? 'tick' : 'tickBox');
  if (action === 'upload') return say(name ? (deed.isByButton ? 'uploadBy' : 'upload') : 'file');
  if (action === 'input' && role === 'slider') return say(name ? 'set' : 'setting');
  if (action === 'input') return say(name ? 'fill' : 'fillField');
  if (action === 'drag' && /^(slider|spinbutton)$/.test(role)) return say(name ? 'set' : 'setting');
  if (action === 'drag') return say(`${name ? 'drag' : 'entryDrag'}${to ? 'To' : ''}`);
  if (isData || (!name && action !== 'click'))
    return say(ofEntries[action] ?? (role === 'option' ? 'entryChoose' : 'entry'));
  if (!name) return say(nameless[role] ?? (beside ? 'beside' : 'here'));
  return say(ofNamed[action] ?? byRole[role] ?? 'click');
}

const ofEntries: Partial<Record<Action, Phrase>> = {
  'double-click': 'entryDouble',
  'right-click': 'entryRight',
  hover: 'entryHover',
};

const ofNamed: Partial<Record<Action, Phrase>> = { 'double-click': 'double', 'right-click': 'right', hover: 'hover' };

const byRole: Record<string, Phrase> = {
  tab: 'tab',
  option: 'choose',
  menuitem: 'choose',
  menuitemradio: 'choose',
  menuitemcheckbox: 'choose',
  treeitem: 'open',
  switch: 'switch',
  textbox: 'into',
  combobox: 'open',
};

const nameless: Record<string, Phrase> = {
  textbox: 'field',
  combobox: 'list',
  link: 'link',
  button: 'button',
  canvas: 'drawing',
};

const bold = (name: string): string => `**${escapeMarkdown(name)}**`;

/** After a place in English and its like a sentence goes on small; what is called something keeps its letters. */
function lowered(title: string, languages: readonly string[]): string {
  const isGerman = languages[0]?.startsWith('de');
  return isGerman || title.startsWith('**') ? title : title.charAt(0).toLowerCase() + title.slice(1);
}
