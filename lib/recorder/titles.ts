import type { Action } from '#lib/model/guide.ts';
import type { Landmark } from './where.ts';

/** What the title needs to know of an element; empty strings where there is nothing to say. */
export interface Named {
  role: string;
  /** Accessible name, or empty where it is missing or is the company's data. */
  name: string;
  isData: boolean;
  /** What has a name and comes before it, for those without one. */
  landmark: Landmark | null;
}

/** One sentence of Markdown for a step, such as "Click **New lead**". */
export function titleOf(action: Action, { role, name, isData, landmark }: Named): string {
  const called = name ? `**${escapeMarkdown(name)}**` : '';
  const where = landmark ? ` after **${escapeMarkdown(landmark.name)}**` : '';
  const nth = landmark && landmark.distance > 1 ? `${ordinal(landmark.distance)} ` : '';
  const nameless = (verb: string, thing: string) => `${verb} the ${nth}${thing}${where}`;
  if (action === 'input') return called ? `Fill in ${called}` : nameless('Fill in', 'field');
  if (action === 'select') return called ? `Choose ${called}` : nameless('Choose from', 'list');
  if (action === 'press') return called ? `Press **Enter** in ${called}` : 'Press **Enter**';
  if (action === 'check' && role === 'radio') return `Choose ${called || 'an option'}`;
  if (action === 'check') return called ? `Tick or untick ${called}` : nameless('Tick or untick', 'box');
  if (action === 'navigate') return called ? `Go to ${called}` : 'Go to this page';
  if (isData) return role === 'option' ? 'Choose the entry you need' : 'Click the entry you need';
  if (!called) return things[role] ? nameless('Click', things[role]) : 'Click here';
  return (byRole[role] ?? ((name: string) => `Click ${name}`))(called);
}

function ordinal(number: number): string {
  const endings: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
  return `${number}${endings[new Intl.PluralRules('en', { type: 'ordinal' }).select(number)]}`;
}

const byRole: Record<string, (name: string) => string> = {
  tab: (name) => `Open the tab ${name}`,
  option: (name) => `Choose ${name}`,
  menuitem: (name) => `Choose ${name}`,
  menuitemradio: (name) => `Choose ${name}`,
  menuitemcheckbox: (name) => `Choose ${name}`,
  treeitem: (name) => `Open ${name}`,
  switch: (name) => `Switch ${name}`,
  textbox: (name) => `Click into ${name}`,
  combobox: (name) => `Open ${name}`,
};

const things: Record<string, string> = { textbox: 'field', combobox: 'list', link: 'link', button: 'button' };

/** A name is shown as it is, whatever signs it contains; an address in it is no link. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_~[\]<>@]|:(?=\/\/)|(?<=\bwww)\.|&(?=#?\w+;)/gi, '\\$&');
}
